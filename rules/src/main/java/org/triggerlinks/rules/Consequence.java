package org.triggerlinks.rules;

import com.github.javaparser.JavaParser;
import com.github.javaparser.ParseResult;
import com.github.javaparser.ParserConfiguration;
import com.github.javaparser.ParserConfiguration.LanguageLevel;
import com.github.javaparser.Problem;
import com.github.javaparser.ast.Node;
import com.github.javaparser.ast.expr.Expression;
import com.github.javaparser.ast.expr.IntegerLiteralExpr;
import com.github.javaparser.ast.expr.LiteralStringValueExpr;
import com.github.javaparser.ast.expr.LongLiteralExpr;
import com.github.javaparser.ast.expr.MethodCallExpr;
import com.github.javaparser.ast.expr.StringLiteralExpr;
import com.github.javaparser.ast.expr.TextBlockLiteralExpr;
import com.github.javaparser.ast.expr.UnaryExpr;
import com.github.javaparser.ast.stmt.BlockStmt;
import com.github.javaparser.ast.stmt.ExpressionStmt;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;

/** The {@code then} part of a rule, as the Java that it is, with the lines of its file. */
final class Consequence {

  /** A verb or another method that the consequence calls. */
  record Call(String name, List<Optional<String>> texts, List<Optional<Long>> numbers, int line) {

    /** The text given for the argument of this index, from 0, if it is written out. */
    Optional<String> text(int index) {
      return index < texts.size() ? texts.get(index) : Optional.empty();
    }

    /** The same for a whole number. */
    Optional<Long> number(int index) {
      return index < numbers.size() ? numbers.get(index) : Optional.empty();
    }
  }

  /** A text that is written out; in HTML, names may be, too. */
  record Text(String value, int line, boolean html) {}

  private final int firstLine;
  private final ParseResult<BlockStmt> parsed;

  private Consequence(int firstLine, ParseResult<BlockStmt> parsed) {
    this.firstLine = firstLine;
    this.parsed = parsed;
  }

  static Consequence of(RuleDescr rule, Source source) {
    int from = rule.getConsequenceLine();
    int to = Math.min(rule.getEndLine(), source.lines().size());
    String text = String.join("\n", source.lines().subList(from - 1, to));
    String body =
        text.replaceFirst("^[\\s\\S]*?\\bthen\\b", "").replaceFirst("\\bend\\b[^\\n]*\\s*$", "");
    JavaParser parser =
        new JavaParser(new ParserConfiguration().setLanguageLevel(LanguageLevel.JAVA_17));
    return new Consequence(from, parser.parseBlock("{" + body + "\n}"));
  }

  /** Line of the file where the text stops being Java; empty if it never does. */
  Optional<Integer> syntaxErrorLine() {
    return parsed.getProblems().stream()
        .map(Problem::getLocation)
        .flatMap(Optional::stream)
        .flatMap(location -> location.getBegin().getRange().stream())
        .map(range -> line(range.begin.line))
        .findFirst();
  }

  /** All calls of a plain name, as in {@code addTag( "vip" )}, in the order written. */
  List<Call> calls() {
    return all(MethodCallExpr.class).stream()
        .filter(call -> call.getScope().isEmpty())
        .map(
            call ->
                new Call(
                    call.getNameAsString(),
                    call.getArguments().stream().map(Consequence::text).toList(),
                    call.getArguments().stream().map(Consequence::number).toList(),
                    line(call)))
        .toList();
  }

  /** Calls of these that stand alone, so that what they give is given to nobody. */
  List<Call> callsThatDoNothing(Set<String> verbs) {
    return all(ExpressionStmt.class).stream()
        .map(ExpressionStmt::getExpression)
        .flatMap(
            expression ->
                expression instanceof MethodCallExpr call
                        && call.getScope().isEmpty()
                        && verbs.contains(call.getNameAsString())
                    ? Stream.of(new Call(call.getNameAsString(), List.of(), List.of(), line(call)))
                    : Stream.empty())
        .toList();
  }

  /** All texts that are written out. */
  List<Text> texts() {
    return all(LiteralStringValueExpr.class).stream()
        .flatMap(
            literal ->
                text(literal).map(value -> new Text(value, line(literal), html(literal))).stream())
        .toList();
  }

  private static boolean html(Node literal) {
    Optional<Node> node = literal.getParentNode();
    while (node.isPresent() && !(node.get() instanceof MethodCallExpr)) {
      node = node.get().getParentNode();
    }
    return node.map(MethodCallExpr.class::cast)
        .filter(call -> call.getNameAsString().equals("sendHtmlEmail"))
        .isPresent();
  }

  /** Line of the first call of a method, on whatever object, if there is one. */
  Optional<Integer> callOf(String method) {
    return all(MethodCallExpr.class).stream()
        .filter(each -> each.getNameAsString().equals(method))
        .map(this::line)
        .findFirst();
  }

  private <T extends Node> List<T> all(Class<T> kind) {
    return parsed.getResult().map(block -> block.findAll(kind)).orElse(List.of());
  }

  private static Optional<String> text(Expression expression) {
    if (expression instanceof TextBlockLiteralExpr block) {
      return Optional.of(block.asString());
    }
    return expression instanceof StringLiteralExpr literal
        ? Optional.of(literal.asString())
        : Optional.empty();
  }

  private static Optional<Long> number(Expression expression) {
    if (expression instanceof UnaryExpr minus && minus.getOperator() == UnaryExpr.Operator.MINUS) {
      return number(minus.getExpression()).map(number -> -number);
    }
    try {
      return expression instanceof IntegerLiteralExpr number
          ? Optional.of(number.asNumber().longValue())
          : expression instanceof LongLiteralExpr number
              ? Optional.of(number.asNumber().longValue())
              : Optional.empty();
    } catch (NumberFormatException e) {
      return Optional.empty(); // The compiler says that it is too large.
    }
  }

  private int line(Node node) {
    return line(node.getRange().map(range -> range.begin.line).orElse(1));
  }

  private int line(int lineOfBlock) {
    return firstLine + lineOfBlock - 1;
  }
}
