package org.triggerlinks.rules;

import java.util.Optional;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Conditions.Condition;

/**
 * Past clicks that a rule may rest on although its firing does not tell them: in an {@code exists},
 * an {@code accumulate} and the like, or by way of a fact of the file's own making.
 */
final class HiddenClicks {

  private static final String PAST_CLICK = "PastClick";
  private static final Pattern CONFIRMED =
      Pattern.compile("evidence\\s*==\\s*(?:\\w+\\s*\\.\\s*)*CONFIRMED");

  private HiddenClicks() {}

  /** True if the rule may fire because of links that were only opened, without telling them. */
  static boolean in(RuleFile file, String rule) {
    boolean ownFacts = !file.parsed().getTypeDeclarations().isEmpty();
    Optional<RuleDescr> found =
        file.parsed().getRules().stream().filter(each -> each.getName().equals(rule)).findFirst();
    return found.map(HiddenClicks::untold).orElse(true)
        || (ownFacts && file.parsed().getRules().stream().anyMatch(HiddenClicks::any));
  }

  private static boolean untold(RuleDescr rule) {
    return Conditions.of(rule).all().stream().anyMatch(each -> !each.told() && opened(each));
  }

  private static boolean any(RuleDescr rule) {
    return Conditions.of(rule).all().stream().anyMatch(HiddenClicks::opened);
  }

  private static boolean opened(Condition condition) {
    return condition.fact().equals(PAST_CLICK)
        && condition.constraints().stream()
            .noneMatch(each -> CONFIRMED.matcher(each).find() && !each.contains("||"));
  }
}
