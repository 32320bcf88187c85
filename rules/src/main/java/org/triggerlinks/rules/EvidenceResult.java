package org.triggerlinks.rules;

import java.util.List;
import org.triggerlinks.model.action.Verdict;
import org.triggerlinks.model.fact.Evidence;

/**
 * How sure we are that a person made a click, and why.
 *
 * @param evidence the verdict that counts
 * @param reasons the reasons of the rules that gave this verdict; empty if none fired
 * @param outcomes what each evidence file said, failures included, for the explanation
 */
public record EvidenceResult(Evidence evidence, List<String> reasons, List<Outcome> outcomes) {

  /**
   * The most doubtful verdict counts; a confirmation outweighs only the absence of doubt. Without
   * any verdict nothing speaks against a person.
   */
  static EvidenceResult of(List<Outcome> outcomes) {
    List<Verdict> verdicts =
        outcomes.stream()
            .flatMap(outcome -> outcome.decisions(Verdict.class).stream())
            .map(Inserted::decision)
            .toList();
    Evidence evidence =
        verdicts.stream()
            .map(Verdict::evidence)
            .filter(each -> each != Evidence.LIKELY_HUMAN)
            .min(Evidence::compareTo)
            .orElse(Evidence.LIKELY_HUMAN);
    List<String> reasons =
        verdicts.stream()
            .filter(verdict -> verdict.evidence() == evidence)
            .map(Verdict::reason)
            .distinct()
            .toList();
    return new EvidenceResult(evidence, reasons, List.copyOf(outcomes));
  }
}
