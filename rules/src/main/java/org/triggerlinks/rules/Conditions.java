package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.drools.drl.ast.descr.AccumulateDescr;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.CollectDescr;
import org.drools.drl.ast.descr.ConditionalElementDescr;
import org.drools.drl.ast.descr.EvalDescr;
import org.drools.drl.ast.descr.ExprConstraintDescr;
import org.drools.drl.ast.descr.ForallDescr;
import org.drools.drl.ast.descr.FromDescr;
import org.drools.drl.ast.descr.NotDescr;
import org.drools.drl.ast.descr.PatternDescr;
import org.drools.drl.ast.descr.RuleDescr;

/** The {@code when} part of a rule, flattened. */
final class Conditions {

  /**
   * A pattern such as {@code LinkClicked( human )}.
   *
   * @param fact its name, without a package
   * @param constraints what stands between its brackets, as written
   * @param wanted false if the rule wants no such fact
   */
  record Condition(String fact, List<String> constraints, boolean wanted, int line) {

    Optional<Class<?>> type() {
      return Optional.ofNullable(Vocabulary.facts().get(fact));
    }
  }

  private final List<Condition> conditions = new ArrayList<>();
  private final List<Integer> evals = new ArrayList<>();

  private Conditions() {}

  static Conditions of(RuleDescr rule) {
    Conditions all = new Conditions();
    all.visit(rule.getLhs(), true);
    return all;
  }

  List<Condition> all() {
    return conditions;
  }

  /** Lines with an {@code eval}. */
  List<Integer> evals() {
    return evals;
  }

  private void visit(BaseDescr descr, boolean wanted) {
    if (descr instanceof PatternDescr pattern) {
      visitPattern(pattern, wanted);
    } else if (descr instanceof EvalDescr eval) {
      evals.add(eval.getLine());
    } else if (descr instanceof AccumulateDescr accumulate) {
      visit(accumulate.getInput(), wanted);
    } else if (descr instanceof ConditionalElementDescr element) {
      boolean inside = wanted && !(descr instanceof NotDescr) && !(descr instanceof ForallDescr);
      element.getDescrs().forEach(each -> visit((BaseDescr) each, inside));
    }
  }

  private void visitPattern(PatternDescr pattern, boolean wanted) {
    // A value taken "from" something else is not a fact of the session.
    boolean fact = !(pattern.getSource() instanceof FromDescr);
    List<String> constraints =
        pattern.getConstraint().getDescrs().stream()
            .filter(ExprConstraintDescr.class::isInstance)
            .map(each -> ((ExprConstraintDescr) each).getExpression())
            .toList();
    String type = pattern.getObjectType();
    conditions.add(
        new Condition(
            type.substring(type.lastIndexOf('.') + 1),
            constraints,
            wanted && fact,
            pattern.getLine()));
    if (constraints.stream().anyMatch(each -> each.matches("(?s).*\\beval\\s*\\(.*"))) {
      evals.add(pattern.getLine());
    }
    if (pattern.getSource() instanceof AccumulateDescr accumulate) {
      visit(accumulate.getInput(), wanted);
    } else if (pattern.getSource() instanceof CollectDescr collect) {
      visit(collect.getInputPattern(), wanted);
    }
  }
}
