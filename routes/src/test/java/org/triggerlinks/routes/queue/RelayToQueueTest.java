package org.triggerlinks.routes.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

@Execution(ExecutionMode.CONCURRENT)
class RelayToQueueTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Main camel = new Main();
  private final List<Long> rounds = new CopyOnWriteArrayList<>();
  private final AtomicInteger left = new AtomicInteger();

  @AfterEach
  void stop() {
    camel.stop();
  }

  @Test
  void it_relays_at_once_when_woken_and_regularly() throws Exception {
    start(() -> rounds.add(System.nanoTime()), "10m");
    await().atMost(SOON).until(() -> rounds.size() == 1);
    camel.getCamelTemplate().sendBody(RelayToQueue.WAKE_FACTS, null);
    await().atMost(SOON).until(() -> rounds.size() == 2);
  }

  @Test
  void it_goes_on_by_itself_while_something_is_left_for_which_there_was_no_room() throws Exception {
    left.set(3);
    start(() -> rounds.add(System.nanoTime()), "10m");
    await().atMost(SOON).until(() -> rounds.size() == 4);
    await().during(Duration.ofMillis(500)).atMost(SOON).until(() -> rounds.size() == 4);
  }

  @Test
  void it_rests_longer_after_each_failure_however_often_it_is_woken() throws Exception {
    start(
        () -> {
          rounds.add(System.nanoTime());
          throw new IllegalStateException("The broker is away.");
        },
        "10");
    await().atMost(SOON).until(() -> rounds.size() >= 5);

    assertThat(rest(0)).isGreaterThan(Duration.ofMillis(150)); // no timer is exact
    assertThat(rest(3)).isGreaterThan(Duration.ofMillis(1_500));
    assertThat(rest(3)).isGreaterThan(rest(0).multipliedBy(3).dividedBy(2));
  }

  @Test
  void it_rests_briefly_again_once_it_has_succeeded() throws Exception {
    start(
        () -> {
          rounds.add(System.nanoTime());
          if (rounds.size() != 5) {
            throw new IllegalStateException("The broker is away.");
          }
        },
        "10");
    await().atMost(SOON).until(() -> rounds.size() >= 7);

    assertThat(rest(5)).isLessThan(rest(3));
  }

  private Duration rest(int round) {
    return Duration.ofNanos(rounds.get(round + 1) - rounds.get(round));
  }

  private void start(Runnable relay, String period) throws Exception {
    camel.configure().withAutoConfigurationEnabled(false).withShutdownTimeout(1);
    camel.addInitialProperty("relay.period", period);
    camel
        .configure()
        .addRoutesBuilder(
            RelayToQueue.facts(
                () -> {
                  relay.run();
                  return left.getAndDecrement() > 0;
                }));
    camel.start();
  }
}
