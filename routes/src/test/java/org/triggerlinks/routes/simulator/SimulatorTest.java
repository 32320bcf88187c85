package org.triggerlinks.routes.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Some hundred seeds of the simulator; {@code benchmarks/simulate.sh} runs as many as wanted. */
class SimulatorTest {

  private static final int SEEDS = 200;

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

  @Test
  void a_seed_replays_exactly() throws Exception {
    try (Simulator simulator = new Simulator(rules);
        Simulator other = new Simulator(rules)) {
      for (long seed = 1; seed <= 10; seed++) {
        assertThat(simulator.run(seed).trace()).isEqualTo(other.run(seed).trace());
      }
    }
  }
}
