package org.triggerlinks.rules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ast.expr.BinaryExpr;
import com.github.javaparser.ast.expr.EnclosedExpr;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.NameExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.rules.Conditions.Condition;

/**
 * Reads from the conditions of a file which facts it has to be asked about. Where in doubt, every
 * fact of the type: asking in vain costs microseconds, not asking loses a decision.
 */
final class Triggers {

  private Triggers() {}

  static Set<Trigger> of(PackageDescr file) {
    return file.getRules().stream()
        .flatMap(Triggers::of)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  /** What this rule alone has to be asked about. */
  static Stream<Trigger> of(RuleDescr rule) {
    return Conditions.of(rule).all().stream()
        .filter(Condition::wanted)
        .flatMap(condition -> of(condition).stream());
  }

  private static List<Trigger> of(Condition condition) {
    if (condition.fact().equals("Fact") || condition.fact().equals("Object")) {
      return Vocabulary.triggers().stream()
          .map(type -> new Trigger(type, Optional.empty()))
          .toList();
    }
    return condition
        .type()
        .filter(Fact.class::isAssignableFrom)
        .map(type -> type.asSubclass(Fact.class))
        .map(type -> new Trigger(type, key(type, condition.constraints())))
        .stream()
        .toList();
  }

  private static Optional<String> key(Class<? extends Fact> type, List<String> constraints) {
    return Vocabulary.keyName(type)
        .flatMap(
            name ->
                constraints.stream()
                    .flatMap(Triggers::conjuncts)
                    .flatMap(expression -> literal(name, expression).stream())
                    .findFirst());
  }

  /** What must hold, each by itself, for this constraint to hold. */
  static Stream<Expression> conjuncts(String constraint) {
    String unbound = constraint.replaceFirst("^\\s*\\$?\\w+\\s*:(?!:)", "");
    return new JavaParser()
        .parseExpression(unbound).getResult().stream().flatMap(Triggers::conjuncts);
  }

  private static Stream<Expression> conjuncts(Expression expression) {
    if (expression instanceof EnclosedExpr enclosed) {
      return conjuncts(enclosed.getInner());
    }
    return expression instanceof BinaryExpr both && both.getOperator() == BinaryExpr.Operator.AND
        ? Stream.concat(conjuncts(both.getLeft()), conjuncts(both.getRight()))
        : Stream.of(expression);
  }

  private static Optional<String> literal(String name, Expression expression) {
    if (!(expression instanceof BinaryExpr equality)
        || equality.getOperator() != BinaryExpr.Operator.EQUALS) {
      return Optional.empty();
    }
    return isName(equality.getLeft(), name)
        ? text(equality.getRight())
        : isName(equality.getRight(), name) ? text(equality.getLeft()) : Optional.empty();
  }

  private static boolean isName(Expression expression, String name) {
    return expression instanceof NameExpr each && each.getNameAsString().equals(name);
  }

  private static Optional<String> text(Expression expression) {
    return expression instanceof StringLiteralExpr literal
        ? Optional.of(literal.asString())
        : Optional.empty();
  }
}
