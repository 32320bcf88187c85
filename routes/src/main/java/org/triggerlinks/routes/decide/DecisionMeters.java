package org.triggerlinks.routes.decide;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/** The numbers of deciding. They count what was committed, not what was tried. */
public final class DecisionMeters {

  private static final String RULE_ERRORS = "triggerlinks.rule.errors";
  private static final int MOST_NAMED = 5;

  private final MeterRegistry registry;
  private final Timer lag;
  private final Counter undecidable;
  private final Counter loops;

  public DecisionMeters(MeterRegistry registry) {
    this.registry = registry;
    this.lag =
        Timer.builder("triggerlinks.decision.lag")
            .description("Time from what happened to the commit of what follows from it.")
            .serviceLevelObjectives(
                Duration.ofMillis(150),
                Duration.ofSeconds(1),
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofMinutes(5))
            .register(registry);
    this.undecidable =
        Counter.builder("triggerlinks.facts.undecidable")
            .description("Facts that could not be decided and went to the dead letters.")
            .register(registry);
    this.loops =
        Counter.builder("triggerlinks.workflow.loops")
            .description("Rows of facts that were cut off because workflows trigger each other.")
            .register(registry);
  }

  void decided(Duration after) {
    lag.record(after.isNegative() ? Duration.ZERO : after);
  }

  void undecidable(int facts) {
    undecidable.increment(facts);
  }

  void loop() {
    loops.increment();
  }

  /** A run of a rule file failed: a rule threw, or its rules did not come to an end. */
  void ruleError(String stage, String file) {
    Counter.builder(RULE_ERRORS)
        .description("Runs of a rule file that failed.")
        .tag("stage", stage)
        .tag("file", file)
        .register(registry)
        .increment();
  }

  /** A timeline says that a workflow's action could not be carried out. */
  void workflowError(String workflow) {
    Counter.builder("triggerlinks.workflow.errors")
        .description("Lines on timelines that say what went wrong in a workflow.")
        .tag("workflow", workflow)
        .register(registry)
        .increment();
  }

  /** How soon facts were decided, and which rule files failed since the start, for people. */
  public String sentence() {
    Map<String, Double> failed = new TreeMap<>();
    registry
        .find(RULE_ERRORS)
        .counters()
        .forEach(runs -> failed.merge(runs.getId().getTag("file"), runs.count(), Double::sum));
    return failed.isEmpty() ? lagInWords() : lagInWords() + " " + inWords(failed);
  }

  private static String inWords(Map<String, Double> failed) {
    String named =
        failed.entrySet().stream()
            .limit(MOST_NAMED)
            .map(file -> "%s %,.0f".formatted(file.getKey(), file.getValue()))
            .collect(Collectors.joining(", "));
    int others = failed.size() - MOST_NAMED;
    return "Failed runs of rule files: %s%s."
        .formatted(named, others > 0 ? ", and those of %,d others".formatted(others) : "");
  }

  private String lagInWords() {
    if (lag.count() == 0) {
      return "Nothing was decided here since the start.";
    }
    String sinceTheStart =
        "%,d facts were decided here since the start, %,.1f s after they happened on average"
            .formatted(lag.count(), lag.mean(TimeUnit.SECONDS));
    double lately = lag.max(TimeUnit.SECONDS);
    return lately > 0
        ? sinceTheStart + ", and %,.1f s at most in the last minutes.".formatted(lately)
        : sinceTheStart + ".";
  }
}
