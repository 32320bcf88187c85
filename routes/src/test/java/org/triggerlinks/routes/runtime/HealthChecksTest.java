package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Many may ask how the service is. */
class HealthChecksTest {

  private final CountDownLatch answer = new CountDownLatch(1);
  private final AtomicInteger asked = new AtomicInteger();
  private final List<Integer> codes = new CopyOnWriteArrayList<>();
  private final List<Thread> curious = new ArrayList<>();

  private HealthChecks inServerOf(int threads) {
    return HealthChecks.inServerOf(threads)
        .add(
            "part",
            () -> {
              asked.incrementAndGet();
              untilCounted(answer);
              return Health.up("Fine.");
            });
  }

  private void ask(HealthChecks checks, int times) {
    for (int i = 0; i < times; i++) {
      Thread one = new Thread(() -> codes.add(checks.ready().code()));
      one.start();
      curious.add(one);
    }
  }

  private void answer() throws InterruptedException {
    answer.countDown();
    for (Thread one : curious) {
      one.join();
    }
  }

  @Test
  void who_asks_while_an_answer_is_being_found_gets_the_same_one() throws Exception {
    HealthChecks checks = inServerOf(64);
    ask(checks, 9);
    await().until(() -> curious.stream().allMatch(HealthChecksTest::waits));
    answer();

    assertThat(codes).hasSize(9).containsOnly(200);
    assertThat(asked).hasValue(1);
    assertThat(checks.ready().code()).isEqualTo(200);
    assertThat(asked).hasValue(2);
  }

  @ParameterizedTest(name = "{0} of 9 wait in a server of {1} threads")
  @CsvSource({"1, 1", "1, 7", "2, 8", "5, 20", "8, 10000"})
  void those_who_wait_for_an_answer_leave_most_threads_to_the_links(int waiting, int threads)
      throws Exception {
    HealthChecks checks = inServerOf(threads);
    ask(checks, 1);
    await().until(() -> asked.get() == 1);
    ask(checks, 9);
    await().until(() -> codes.size() == 9 - waiting);
    assertThat(codes).allMatch(code -> code == 503);
    answer();

    assertThat(codes).filteredOn(code -> code == 200).hasSize(1 + waiting);
  }

  private static boolean waits(Thread thread) {
    return thread.getState() == Thread.State.WAITING
        || thread.getState() == Thread.State.TIMED_WAITING;
  }

  private static void untilCounted(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
