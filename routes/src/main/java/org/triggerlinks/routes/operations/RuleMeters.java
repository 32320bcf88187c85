package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.RuleFileStatus;

/** The numbers of the rule files. */
public final class RuleMeters {

  private RuleMeters() {}

  /** Registers them. */
  public static void bind(MeterRegistry registry, RuleBook rules) {
    Gauge.builder("triggerlinks.rules.loaded", rules, r -> r.loaded() ? 1 : 0)
        .description("1 when the rules are compiled and facts are decided here, 0 before.")
        .register(registry);
    Gauge.builder("triggerlinks.rules.files", rules, r -> files(r).size())
        .description("Rule files that are known.")
        .register(registry);
    Gauge.builder("triggerlinks.rules.broken.files", rules, RuleMeters::broken)
        .description("Rule files with problems: what was last in force of them stays so.")
        .register(registry);
  }

  private static double broken(RuleBook rules) {
    return files(rules).stream().filter(file -> !file.problems().isEmpty()).count();
  }

  // Who reads the numbers does not wait for the rules.
  private static List<RuleFileStatus> files(RuleBook rules) {
    return rules.loaded() ? rules.files() : List.of();
  }
}
