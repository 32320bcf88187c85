package org.triggerlinks.rules;

import java.util.List;
import java.util.Set;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Conditions.Condition;

/** Conditions of workflows that want a machine's click, which no workflow hears of. */
final class MachineClicks {

  private static final Set<String> WANTED =
      Set.of(
          "machine",
          "machine == true",
          "true == machine",
          "evidence == Evidence.MACHINE",
          "Evidence.MACHINE == evidence",
          "evidence <= Evidence.MACHINE",
          "Evidence.MACHINE >= evidence",
          "evidence < Evidence.SUSPECT",
          "Evidence.SUSPECT > evidence");

  private MachineClicks() {}

  static List<RuleProblem> in(RuleDescr rule, Source source) {
    if (source.path().stage() != Stage.WORKFLOW) {
      return List.of();
    }
    return Conditions.of(rule).all().stream()
        .filter(each -> each.wanted() && each.fact().equals("LinkClicked"))
        .filter(MachineClicks::wants)
        .map(
            each ->
                source.problem(
                    each.line(),
                    "No workflow hears of a machine's click, so this rule would never fire.",
                    "Ask for human, or for Evidence.SUSPECT; the timeline shows what machines clicked."))
        .toList();
  }

  private static boolean wants(Condition condition) {
    return condition.constraints().stream()
        // A name that is bound alone is kept and not asked.
        .filter(text -> !text.matches("\\s*\\$?\\w+\\s*:\\s*\\w+\\s*"))
        .flatMap(Triggers::conjuncts)
        .anyMatch(each -> WANTED.contains(each.toString()));
  }
}
