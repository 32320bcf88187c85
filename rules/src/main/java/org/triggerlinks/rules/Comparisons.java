package org.triggerlinks.rules;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;
import org.apache.commons.text.StringEscapeUtils;
import org.drools.drl.ast.descr.PackageDescr;
import org.triggerlinks.rules.Conditions.Condition;

/**
 * Fields that are compared with what they never are, such as a day with a text. The compiler says
 * so without a line and in the words of what it makes of the rules, or not at all.
 */
final class Comparisons {

  private static final Pattern TOKEN =
      Pattern.compile(
          "\"(?:[^\"\\\\]++|\\\\.)*+\"|'(?:[^'\\\\]++|\\\\.)*+'|[A-Za-z_$][\\w$]*|\\d[\\w.]*|[=!<>]=|&&|\\|\\||\\S");
  private static final Pattern COMPARES = Pattern.compile("[=!<>]=|[<>]");
  private static final Pattern TEXT = Pattern.compile("(?s)[\"'].*");
  private static final Pattern NUMBER = Pattern.compile("\\d.*");
  private static final Map<Class<?>, String> MOMENTS =
      Map.of(
          LocalTime.class, "LocalTime.of( 9, 0 )",
          Instant.class, "Instant.parse( \"2026-01-31T09:00:00Z\" )",
          ZonedDateTime.class, "ZonedDateTime.parse( \"2026-01-31T09:00:00+01:00\" )");

  private final Source source;
  private final List<RuleProblem> problems = new ArrayList<>();
  private Condition condition;
  private List<String> tokens = List.of();

  private Comparisons(Source source) {
    this.source = source;
  }

  static List<RuleProblem> in(PackageDescr file, Source source) {
    Comparisons check = new Comparisons(source);
    file.getRules().stream()
        .flatMap(rule -> Conditions.of(rule).all().stream())
        .forEach(check::read);
    return check.problems;
  }

  private void read(Condition read) {
    condition = read;
    for (String constraint : read.constraints()) {
      tokens = TOKEN.matcher(constraint).results().map(token -> token.group()).toList();
      for (int i = 0; i < tokens.size(); i++) {
        readWord(i);
      }
    }
  }

  private void readWord(int i) {
    if (token(i).equals("matches") && TEXT.matcher(token(i + 1)).matches()) {
      checkExpression(token(i + 1));
    }
    Optional<Class<?>> type = isField(i) ? typeOf(token(i)) : Optional.empty();
    if (type.isEmpty()) {
      return;
    }
    if (COMPARES.matcher(token(i + 1)).matches()) {
      check(token(i), type.get(), token(i + 2));
    }
    if (COMPARES.matcher(token(i - 1)).matches() && !Set.of(".", "(", "[").contains(token(i + 1))) {
      check(token(i), type.get(), token(i - 2));
    }
    int in = token(i + 1).equals("not") ? i + 2 : i + 1;
    if (token(in).equals("in")) {
      checkList(i, type.get(), in + 1);
    }
  }

  /** What stands between the commas of a list, and not within a call. */
  private void checkList(int field, Class<?> type, int from) {
    int depth = 0;
    for (int i = from; i < tokens.size() && (i == from || depth > 0); i++) {
      if (token(i).equals("(")) {
        depth++;
      } else if (token(i).equals(")")) {
        depth--;
      } else if (depth == 1 && Set.of("(", ",").contains(token(i - 1))) {
        check(token(field), type, token(i));
      }
    }
  }

  private boolean isField(int i) {
    return !token(i - 1).equals(".") || token(i - 2).equals("this");
  }

  private Optional<Class<?>> typeOf(String word) {
    return condition.type().flatMap(fact -> Vocabulary.typeOf(fact, word));
  }

  private String token(int i) {
    return i >= 0 && i < tokens.size() ? tokens.get(i) : "";
  }

  private void check(String field, Class<?> type, String value) {
    boolean text = TEXT.matcher(value).matches();
    boolean number = NUMBER.matcher(value).matches();
    if (!text && !number) {
      return;
    }
    if (type == boolean.class && !value.matches("[\"'](true|false)[\"']")) {
      add(
          value,
          "%s is true or false, and not %s.".formatted(field, value),
          "Write %s, or !%s.".formatted(field, field));
    } else if (text && type.isEnum()) {
      add(value, noText(field, value), "Write " + constant(type, value));
    } else if (text && (type == int.class || type == long.class) && !value.matches(".-?\\d+.")) {
      add(
          value,
          "%s is a number, and not %s.".formatted(field, value),
          "Write it in digits, without quotes.");
    } else if (text && MOMENTS.containsKey(type)) {
      add(value, noText(field, value), "Write it as " + MOMENTS.get(type) + andImport(type));
    }
  }

  private static String noText(String field, String value) {
    return "%s is a text, and %s is none.".formatted(value, field);
  }

  private String constant(Class<?> type, String value) {
    String written = value.substring(1, value.length() - 1).strip();
    List<String> all = Arrays.stream(type.getEnumConstants()).map(Object::toString).toList();
    return all.stream()
            .filter(written::equalsIgnoreCase)
            .findFirst()
            .map(constant -> type.getSimpleName() + "." + constant)
            .orElseGet(
                () ->
                    all.stream()
                        .map(constant -> type.getSimpleName() + "." + constant)
                        .collect(Collectors.joining(", ", "one of ", "")))
        + andImport(type);
  }

  private String andImport(Class<?> type) {
    String name = type.getSimpleName();
    boolean there =
        !type.getName().startsWith("java.")
            || source.lines().stream()
                .anyMatch(
                    line -> line.matches("\\s*import\\s+java\\.time\\.(\\*|" + name + ")\\b.*"));
    return there ? "." : ", and add the line: import " + type.getName();
  }

  private void checkExpression(String text) {
    try {
      Pattern.compile(StringEscapeUtils.unescapeJava(text.substring(1, text.length() - 1)));
    } catch (PatternSyntaxException e) {
      String where = e.getIndex() < 0 ? "" : " near character " + (e.getIndex() + 1);
      add(
          text,
          "%s is no regular expression: %s%s.".formatted(text, e.getDescription(), where),
          "A sign such as [ ( * + ? that is meant as it stands is written with two backslashes before it.");
    }
  }

  private void add(String value, String message, String hint) {
    int line = source.lineOf(value, condition.line(), source.lines().size());
    problems.add(source.problem(line, message, hint));
  }
}
