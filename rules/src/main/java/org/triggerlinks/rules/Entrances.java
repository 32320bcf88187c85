package org.triggerlinks.rules;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.model.fact.Fact;

/**
 * The facts on which a workflow lets contacts in whom its re-entry policy lets in, as far as its
 * rules tell.
 */
record Entrances(Set<Class<?>> facts) {

  private static final String CAN_ENTER = "(?s).*\\bcanEnter\\b.*";

  static Entrances of(PackageDescr file, Source source) {
    return new Entrances(
        file.getRules().stream()
            .filter(rule -> asksWhetherItMay(rule) && enters(rule, source))
            .flatMap(rule -> triggers(rule).stream())
            .collect(Collectors.toSet()));
  }

  private static boolean asksWhetherItMay(RuleDescr rule) {
    return Conditions.of(rule).all().stream()
        .flatMap(condition -> condition.constraints().stream())
        .anyMatch(constraint -> constraint.matches(CAN_ENTER));
  }

  private static boolean enters(RuleDescr rule, Source source) {
    return Consequence.of(rule, source).calls().stream()
        .anyMatch(call -> call.name().equals("enter"));
  }

  private static List<Class<? extends Fact>> triggers(RuleDescr rule) {
    return Triggers.of(rule).map(Trigger::type).distinct().toList();
  }

  boolean on(Fact fact) {
    return facts.contains(fact.getClass());
  }
}
