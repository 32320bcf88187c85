package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * The provider reports that a message reached the contact.
 *
 * @param channel the channel it went out by
 * @param workflow the workflow that sent it, or null
 * @param text the text that was delivered
 * @param at when it was delivered
 */
public record MessageDelivered(@TriggerKey String channel, String workflow, String text, Instant at)
    implements Fact {}
