package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many may ask how the service is. */
class HealthChecksTest {

  @Test
  void who_asks_while_an_answer_is_being_found_gets_the_same_one() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    AtomicInteger asked = new AtomicInteger();
    HealthChecks checks =
        new HealthChecks()
            .add(
                "part",
                () -> {
                  asked.incrementAndGet();
                  untilCounted(answer);
                  return Health.up("Fine.");
                });
    List<Integer> codes = new ArrayList<>();
    List<Thread> curious = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      Thread one =
          new Thread(
              () -> {
                int code = checks.ready().code();
                synchronized (codes) {
                  codes.add(code);
                }
              });
      one.start();
      curious.add(one);
    }
    await().until(() -> curious.stream().allMatch(HealthChecksTest::waits));
    answer.countDown();
    for (Thread one : curious) {
      one.join();
    }

    assertThat(codes).hasSize(9).containsOnly(200);
    assertThat(asked).hasValue(1);
    assertThat(checks.ready().code()).isEqualTo(200);
    assertThat(asked).hasValue(2);
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
