package org.triggerlinks.rules;

import java.util.Optional;
import org.triggerlinks.model.fact.Fact;

/**
 * A fact that a workflow has a rule for.
 *
 * @param type kind of fact
 * @param key the value of its trigger key that the rule asks for; empty if any will do
 */
public record Trigger(Class<? extends Fact> type, Optional<String> key) {}
