package org.triggerlinks.rules;

/**
 * Something a rule decided.
 *
 * @param <T> {@code Action}, {@code Verdict} or {@code PolicyDecision}
 * @param decision what it decided
 * @param rule the rule that inserted it
 * @param ordinal its place among the decisions of this rule in this run, from 1
 */
public record Inserted<T>(T decision, String rule, int ordinal) {}
