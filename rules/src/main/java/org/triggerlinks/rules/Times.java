package org.triggerlinks.rules;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.drools.drl.ast.descr.RuleDescr;
import org.triggerlinks.rules.Consequence.Call;

/**
 * Times that are written out and that no wait can have: they would fail whenever the rule fires.
 */
final class Times {

  /** A hundred years, as no wait is longer. */
  private static final Map<String, Long> MOST =
      Map.of("days", 36_525L, "hours", 36_525L * 24, "minutes", 36_525L * 24 * 60);

  private Times() {}

  static List<RuleProblem> in(RuleDescr rule, Source source) {
    return Consequence.of(rule, source).calls().stream()
        .flatMap(call -> Stream.concat(length(call, source), clock(call, source)))
        .toList();
  }

  private static Stream<RuleProblem> length(Call call, Source source) {
    if (!MOST.containsKey(call.name()) || call.number(0).isEmpty()) {
      return Stream.empty();
    }
    long number = call.number(0).get();
    if (number <= 0) {
      String message = "%s(%d) is no length of time.".formatted(call.name(), number);
      return Stream.of(source.problem(call.line(), message, "Write 1 or more."));
    }
    return number <= MOST.get(call.name())
        ? Stream.empty()
        : Stream.of(
            source.problem(
                call.line(),
                "A length of time is a hundred years at most.",
                "Write noTimeout() for a wait for a click that has no end."));
  }

  private static Stream<RuleProblem> clock(Call call, Source source) {
    if (!call.name().equals("waitUntil")
        || (within(call.number(1), 23) && within(call.number(2), 59))) {
      return Stream.empty();
    }
    String message = "No clock shows %s:%s.".formatted(word(call.number(1)), word(call.number(2)));
    String hint = "Write an hour from 0 to 23 and a minute from 0 to 59.";
    return Stream.of(source.problem(call.line(), message, hint));
  }

  private static boolean within(Optional<Long> number, int most) {
    return number.isEmpty() || (number.get() >= 0 && number.get() <= most);
  }

  private static String word(Optional<Long> number) {
    return number.map(String::valueOf).orElse("...");
  }
}
