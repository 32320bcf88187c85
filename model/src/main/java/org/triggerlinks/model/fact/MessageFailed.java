package org.triggerlinks.model.fact;

import java.time.Instant;

/**
 * A message will not reach the contact.
 *
 * @param channel the channel it should have gone out by
 * @param workflow the workflow that sent it, or null
 * @param text the text that was not delivered
 * @param reason what the provider or the policy said
 * @param at when that became known
 */
public record MessageFailed(
    @TriggerKey String channel, String workflow, String text, String reason, Instant at)
    implements Fact {}
