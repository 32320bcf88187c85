package org.triggerlinks.model.fact;

/**
 * A message that a workflow wants to send: the noun of the policy rules.
 *
 * @param number its place among the messages proposed for this fact, from 1
 * @param channel the channel it would go out by
 * @param workflow the workflow that wants to send it
 * @param text its text, with custom values and links filled in
 * @param sentToday how many messages went to this contact on this channel in the last 24 hours,
 *     those proposed before this one included
 */
public record ProposedMessage(
    int number, String channel, String workflow, String text, int sentToday) {}
