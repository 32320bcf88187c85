package org.triggerlinks.rules;

import java.util.List;

/**
 * A rule that fired.
 *
 * @param rule its name
 * @param facts the facts it fired on, in the order of its conditions
 */
public record Fired(String rule, List<Object> facts) {}
