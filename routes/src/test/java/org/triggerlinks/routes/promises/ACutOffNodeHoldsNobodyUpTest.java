package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.dispatch.IntentRelay;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;
import org.triggerlinks.routes.runtime.Broker;
import org.triggerlinks.routes.runtime.TestSettings;

/** Two nodes share the turns to put something on the queues, and one of them loses the broker. */
@Execution(ExecutionMode.CONCURRENT)
class ACutOffNodeHoldsNobodyUpTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration A_MOMENT = Duration.ofSeconds(2);

  // A little more than it waits for an answer. That breaks its connection, so it waits once.
  private static final Duration ONCE = Duration.ofSeconds(15);

  // More than a broker gives a session room for in advance, which is 128 kB.
  private static final int MANY = 1_000;

  @TempDir Path folder;

  private final AtomicInteger ordinals = new AtomicInteger();
  private OwnBroker server;
  private Line line;
  private Broker cutOff;
  private Broker broker;
  private Database one;
  private Database other;

  @BeforeEach
  void start() throws Exception {
    server = new OwnBroker(folder.resolve("broker"));
    line = new Line(server.url());
    cutOff = connect(line.url());
    broker = connect(server.url());
    Database.Access access = RealMariaDb.access();
    one = Database.open(access);
    other = Database.open(access);
  }

  private Broker connect(String url) {
    return Broker.open(TestSettings.in(folder, Map.of("broker.url", url)));
  }

  @AfterEach
  void stop() throws Exception {
    line.close(); // or closing the connections would wait for answers
    cutOff.close();
    broker.close();
    one.close();
    other.close();
    server.stop();
  }

  @Test
  void the_actions_of_the_others_go_on_and_its_own_do_when_the_broker_is_back() {
    IntentRelay lost = new IntentRelay(one, new BrokerQueues(cutOff.pooled()), CLOCK);
    IntentRelay well = new IntentRelay(other, new BrokerQueues(broker.pooled()), CLOCK);
    commitIntent(one);
    lost.relay();
    line.cut();
    AtomicBoolean enough = new AtomicBoolean();
    AtomicInteger failures = new AtomicInteger();
    CompletableFuture<Void> tries =
        CompletableFuture.runAsync(
            () -> {
              while (!enough.get()) {
                commitIntent(one);
                failures.addAndGet(fails(lost::relay) ? 1 : 0);
              }
            });

    Duration longest = Duration.ZERO;
    for (long last = 0; failures.get() < 1; ) {
      commitIntent(other);
      last = System.nanoTime();
      well.relay();
      Duration took = Duration.ofNanos(System.nanoTime() - last);
      longest = took.compareTo(longest) > 0 ? took : longest;
    }
    enough.set(true);
    tries.join();

    assertThat(longest).isLessThan(A_MOMENT);
    line.repair();
    commitIntent(one);
    await().atMost(SOON).until(() -> !fails(lost::relay));
  }

  @ParameterizedTest(name = "cut off after {0} bytes")
  @ValueSource(longs = {0, 50_000})
  void who_is_cut_off_while_it_has_the_turn_has_it_for_seconds_only(long bytes) throws Exception {
    CountDownLatch hasTheTurn = new CountDownLatch(1);
    BrokerQueues real = new BrokerQueues(cutOff.pooled());
    Queues cutMeanwhile =
        new Queues() {
          @Override
          public void put(List<QueueMessage> messages) {
            line.cutAfter(bytes);
            hasTheTurn.countDown();
            real.put(messages);
          }

          @Override
          public void reach() {
            real.reach();
          }
        };
    FactRelay lost = new FactRelay(one, new FactQueue(cutMeanwhile));
    FactRelay well = new FactRelay(other, new FactQueue(new BrokerQueues(broker.pooled())));
    commitFacts(one, 1);
    new FactRelay(one, new FactQueue(real)).relay();
    commitFacts(one, MANY);
    CompletableFuture<Boolean> fails = CompletableFuture.supplyAsync(() -> fails(lost::relay));
    hasTheTurn.await();

    CompletableFuture.runAsync(well::relay).get(ONCE.toSeconds(), TimeUnit.SECONDS);

    assertThat(fails.get(ONCE.toSeconds(), TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void the_facts_of_the_others_go_on_while_its_clicks_wait_for_the_broker() throws Exception {
    CountDownLatch answer = new CountDownLatch(1);
    FactQueue silent = new FactQueue(messages -> awaitIt(answer));
    FactRelay lost = new FactRelay(one, silent);
    FactRelay well = new FactRelay(other, new FactQueue(new BrokerQueues(broker.pooled())));
    Thread clicks = new Thread(() -> silent.put(Map.of("p1", List.of(FactJson.write(fact())))));
    Thread relay = new Thread(lost::relay);
    try {
      clicks.start();
      await().atMost(SOON).until(() -> clicks.getState() == Thread.State.WAITING);
      commitFacts(one, 1);
      relay.start();
      await().atMost(SOON).until(() -> relay.getState() == Thread.State.WAITING);
      commitFacts(other, 1);

      CompletableFuture.runAsync(well::relay).get(A_MOMENT.toSeconds(), TimeUnit.SECONDS);
    } finally {
      answer.countDown();
      clicks.join();
      relay.join();
    }
  }

  private static void awaitIt(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static boolean fails(Runnable relay) {
    try {
      relay.run();
      return false;
    } catch (RuntimeException e) {
      return true;
    }
  }

  private void commitIntent(Database node) {
    FactOrigin fact =
        new FactOrigin(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID(), NOW, null, 0);
    Intent.Author author = new Intent.Author("w", "r", ordinals.incrementAndGet());
    Intent intent = Intent.of(fact, author, "sms", "{}", NOW, NOW);
    node.transact(session -> session.persist(intent));
  }

  private static void commitFacts(Database node, int many) {
    node.transact(
        session -> {
          for (int i = 0; i < many; i++) {
            FactRelay.queue(session, fact(), CLOCK);
          }
        });
  }

  private static FactEnvelope fact() {
    UUID somebody = UUID.randomUUID();
    CustomEvent event = new CustomEvent("any", Map.of("words", "x".repeat(400)));
    return FactEnvelope.first(somebody, somebody, NOW, new Occurrence.Reported(event));
  }
}
