package org.triggerlinks.rules;

import java.util.Optional;

/**
 * Why a run of a rule file failed. Nothing that such a run inserted is carried out.
 *
 * @param file path of the rule file
 * @param rule the rule that failed or fired last, if any had fired
 * @param message what happened, where, and what to do
 */
public record RuleError(String file, Optional<String> rule, String message) {}
