package org.triggerlinks.routes.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Some hundred seeds of the simulator; {@code benchmarks/simulate.sh} runs as many as wanted. */
class SimulatorTest {

  private static final int SEEDS = 300;
  private static final int REPLAYED = 10;

  private static Silence silence;
  private static RuleBooks rules;

  @BeforeAll
  static void compile() {
    silence = Silence.begin();
    rules = RuleBooks.open();
  }

  @AfterAll
  static void close() {
    rules.close();
    silence.close();
  }

  @Test
  void every_promise_holds_whatever_happens_when() throws Exception {
    Verdict failed =
        new Seeds(rules, Runtime.getRuntime().availableProcessors()).run(1, SEEDS, done -> {});
    if (failed != null) {
      fail(failed.report());
    }
  }

  // One comes after all others here and before all others there.
  @Test
  void a_seed_replays_exactly_whatever_ran_before() throws Exception {
    assertThat(traces(LongStream.rangeClosed(1, REPLAYED)))
        .isEqualTo(traces(LongStream.rangeClosed(1, REPLAYED).map(seed -> REPLAYED + 1 - seed)));
  }

  private static Map<Long, List<String>> traces(LongStream seeds) throws Exception {
    Map<Long, List<String>> traces = new TreeMap<>();
    try (Simulator simulator = new Simulator(rules)) {
      for (long seed : seeds.toArray()) {
        traces.put(seed, simulator.run(seed).trace());
      }
    }
    return traces;
  }
}
