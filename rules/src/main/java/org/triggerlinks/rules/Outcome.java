package org.triggerlinks.rules;

import java.util.List;
import java.util.Optional;

/**
 * What one rule file said about one set of facts.
 *
 * @param file path of the rule file
 * @param version version of the file that was in force
 * @param decisions all decisions, in the order of insertion; empty if the run failed
 * @param fired the rules that fired, in order; also those before a failure
 * @param error why the run failed, if it did
 */
public record Outcome(
    String file,
    String version,
    List<Inserted<Object>> decisions,
    List<Fired> fired,
    Optional<RuleError> error) {

  public Outcome {
    decisions = List.copyOf(decisions);
    fired = List.copyOf(fired);
  }

  /** The decisions of one kind ({@code Action.class}, for example), in the order of insertion. */
  public <T> List<Inserted<T>> decisions(Class<T> kind) {
    return decisions.stream()
        .filter(each -> kind.isInstance(each.decision()))
        .map(each -> new Inserted<>(kind.cast(each.decision()), each.rule(), each.ordinal()))
        .toList();
  }
}
