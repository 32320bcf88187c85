package org.triggerlinks.rules;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.action.PolicyDecision.Delay;
import org.triggerlinks.model.action.PolicyDecision.HoldBack;
import org.triggerlinks.model.fact.ProposedMessage;

/**
 * Which of the proposed messages may go out.
 *
 * @param decisions by the number of the message; a message that is not in here goes out now
 * @param outcomes what each policy file said, failures included, for the explanation
 */
public record PolicyResult(Map<Integer, PolicyDecision> decisions, List<Outcome> outcomes) {

  /** A rule of a file of this version (SHA-256 in hex). */
  public record Author(String rule, String file, String version) {}

  /** Merges what the files said; holding back beats a delay, and the latest delay counts. */
  static PolicyResult of(List<Outcome> outcomes) {
    Map<Integer, PolicyDecision> merged = new TreeMap<>();
    outcomes.stream()
        .flatMap(outcome -> outcome.decisions(PolicyDecision.class).stream())
        .map(Inserted::decision)
        .forEach(decision -> merged.merge(decision.message(), decision, PolicyResult::stricter));
    return new PolicyResult(merged, List.copyOf(outcomes));
  }

  /** Every proposed message is held back for this reason: the policies could not all be asked. */
  static PolicyResult closed(List<Object> facts, String reason, List<Outcome> outcomes) {
    Map<Integer, PolicyDecision> held = new LinkedHashMap<>();
    for (Object fact : facts) {
      if (fact instanceof ProposedMessage message) {
        held.put(message.number(), new HoldBack(message.number(), reason));
      }
    }
    return new PolicyResult(held, List.copyOf(outcomes));
  }

  /** The rule whose decision counts for the message of this number, if there is one. */
  public Optional<Author> author(int number) {
    PolicyDecision decision = decisions.get(number);
    return outcomes.stream()
        .flatMap(
            outcome ->
                outcome.decisions(PolicyDecision.class).stream()
                    .filter(inserted -> inserted.decision().equals(decision))
                    .map(
                        inserted -> new Author(inserted.rule(), outcome.file(), outcome.version())))
        .findFirst();
  }

  private static PolicyDecision stricter(PolicyDecision first, PolicyDecision second) {
    if (first instanceof Delay earlier && second instanceof Delay later) {
      return later.until().isAfter(earlier.until()) ? later : earlier;
    }
    return first instanceof HoldBack ? first : second instanceof HoldBack ? second : first;
  }
}
