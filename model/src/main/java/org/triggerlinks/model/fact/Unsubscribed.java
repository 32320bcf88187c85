package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * The contact pressed the button for who wants no more of these messages: that of the mail program
 * (RFC 8058), or of the page behind it. No more messages go out by this channel already.
 *
 * @param channel the channel of the message
 * @param workflow the workflow that sent the message, or null
 * @param text the text of the message
 * @param at when it was pressed
 */
public record Unsubscribed(@TriggerKey String channel, String workflow, String text, Instant at)
    implements Fact {}
