package org.triggerlinks.rules;

import java.util.Set;

/**
 * The names a workflow file writes out, in conditions and in verbs: what stops working when one of
 * them is renamed.
 *
 * @param links names of trigger links, those in message texts included
 * @param tags tags
 * @param waits names of waits
 * @param channels names of channels, those that a verb such as {@code sendSms} implies included
 * @param events names of custom events
 * @param workflows names of workflows that this one starts
 */
public record Mentions(
    Set<String> links,
    Set<String> tags,
    Set<String> waits,
    Set<String> channels,
    Set<String> events,
    Set<String> workflows) {}
