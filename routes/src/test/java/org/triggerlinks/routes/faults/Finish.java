package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.core.ConditionTimeoutException;
import org.triggerlinks.routes.promises.Visitor;

/**
 * What is done when the load has ended and everything runs again, before the books are compared.
 */
final class Finish {

  private static final Duration SETTLING = Duration.ofMinutes(4);

  private Finish() {}

  /** Lets everything be decided and sent, and then every open wait run out. */
  static void of(Report report, Leftovers left, Visitor visitor, Visitor... others)
      throws IOException {
    long before = System.nanoTime();
    quiet(left, visitor, others);
    report.row("settled after", "%,.1f s", (System.nanoTime() - before) / 1e9);
    assertThat(visitor.post("/sandbox/clock", Map.of("advance", "PT25H")).status()).isEqualTo(200);
    quiet(left, visitor, others);
    List<String> dead = new ArrayList<>();
    visitor.get("/dead-letters").items().forEach(letter -> dead.add(letter.toString()));
    report.none("dead letters", dead);
  }

  // The first one comes last: what the others still had came to the queue meanwhile.
  private static void quiet(Leftovers left, Visitor visitor, Visitor... others) {
    for (Visitor each : others) {
      settle(left, each);
    }
    settle(left, visitor);
  }

  private static void settle(Leftovers left, Visitor visitor) {
    try {
      await().atMost(SETTLING).ignoreExceptions().until(visitor::quiet);
    } catch (ConditionTimeoutException e) {
      throw new AssertionError(
          "It did not settle in %s:%n  %s".formatted(SETTLING, left.tell(visitor)), e);
    }
  }

  /** Lets time pass under load. */
  static void pass(Duration time) {
    await().pollDelay(time).atMost(time.plusMinutes(1)).until(() -> true);
  }
}
