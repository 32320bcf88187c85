package org.triggerlinks.routes.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RelayToQueueTest {

  private static final Duration SOON = Duration.ofSeconds(30);

  private final Main camel = new Main();
  private final List<Long> rounds = new CopyOnWriteArrayList<>();

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
  void it_rests_longer_after_each_failure_however_often_it_is_woken() throws Exception {
    start(
        () -> {
          rounds.add(System.nanoTime());
          throw new IllegalStateException("The broker is away.");
        },
        "10");
    await().atMost(SOON).until(() -> rounds.size() >= 5);

    long rest = 150; // a little less than it rests, as no timer is exact
    for (int i = 1; i < rounds.size(); i++) {
      assertThat(Duration.ofNanos(rounds.get(i) - rounds.get(i - 1)))
          .isGreaterThan(Duration.ofMillis(rest));
      rest *= 2;
    }
  }

  @Test
  void it_goes_on_by_itself_after_failures() throws Exception {
    start(
        () -> {
          rounds.add(System.nanoTime());
          if (rounds.size() < 3) {
            throw new IllegalStateException("The broker is away.");
          }
        },
        "10m");

    await().atMost(SOON).until(() -> rounds.size() == 3);
  }

  private void start(Runnable relay, String period) throws Exception {
    camel.configure().withAutoConfigurationEnabled(false);
    camel.addInitialProperty("relay.period", period);
    camel.configure().addRoutesBuilder(RelayToQueue.facts(relay));
    camel.start();
  }
}
