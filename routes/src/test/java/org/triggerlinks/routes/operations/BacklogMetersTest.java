package org.triggerlinks.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.promises.OwnBroker;
import org.triggerlinks.routes.queue.QueueDepths;

/** The numbers of what is left to do, and what they are while nobody can say. */
class BacklogMetersTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final AtomicLong nanoTime = new AtomicLong();

  private double number(String name) {
    return registry.get(name).gauge().value();
  }

  private static Instant ago(int seconds) {
    return NOW.minus(Duration.ofSeconds(seconds));
  }

  @Test
  void what_the_database_has_to_do_is_counted_with_its_age() {
    Database database = database();
    StoreMeters meters = meters(database);
    assertThat(number("triggerlinks.outbox.facts")).isNaN();
    database.transact(
        session -> {
          session.persist(QueuedFact.of(UUID.randomUUID(), "{}", ago(7)));
          session.persist(QueuedFact.of(UUID.randomUUID(), "{}", ago(3)));
          session.persist(intent(ago(20), IntentState.PENDING));
          session.persist(intent(ago(30), IntentState.RELAYED));
          session.persist(intent(ago(-60), IntentState.PENDING));
          session.persist(intent(ago(90), IntentState.SENDING, IntentState.FAILED));
          session.persist(intent(ago(90), IntentState.SENDING, IntentState.UNKNOWN));
          session.persist(intent(ago(90), IntentState.SENDING, IntentState.DONE));
        });
    meters.measure();

    assertThat(number("triggerlinks.outbox.facts")).isEqualTo(2);
    assertThat(number("triggerlinks.outbox.facts.oldest")).isEqualTo(7);
    assertThat(number("triggerlinks.actions.due")).isEqualTo(2);
    assertThat(number("triggerlinks.actions.due.oldest")).isEqualTo(30);
    assertThat(number("triggerlinks.actions.later")).isEqualTo(1);
    assertThat(number("triggerlinks.actions.failed")).isEqualTo(1);
    assertThat(number("triggerlinks.actions.unknown")).isEqualTo(1);
    assertThat(number("triggerlinks.waits.overdue")).isZero();

    database.close();
    meters.measure();
    assertThat(number("triggerlinks.outbox.facts")).isNaN();
    assertThat(meters.sentence()).isEqualTo("The backlog is not measured.");
  }

  @Test
  void what_a_silent_database_said_last_is_not_believed_for_long() {
    try (Database database = database()) {
      StoreMeters meters = meters(database);
      meters.measure();
      passes(Measured.BELIEVED);
      assertThat(number("triggerlinks.outbox.facts")).isZero();

      passes(Duration.ofNanos(1));
      assertThat(number("triggerlinks.outbox.facts")).isNaN();
      assertThat(number("triggerlinks.outbox.facts.oldest")).isNaN();
      assertThat(meters.sentence()).isEqualTo("The backlog is not measured.");

      meters.measure();
      assertThat(number("triggerlinks.outbox.facts")).isZero();
    }
  }

  @Test
  void a_wait_is_overdue_while_it_is_open_and_when_its_timeout_is_not_decided_for_long() {
    try (Database database = database()) {
      StoreMeters meters = meters(database);
      database.transact(
          session -> {
            session.persist(wait(ago(-60)));
            session.persist(wait(ago(5)));
            session.persist(due(ago(500)));
          });
      meters.measure();
      assertThat(number("triggerlinks.waits.overdue")).isEqualTo(1);
      assertThat(number("triggerlinks.waits.overdue.oldest")).isEqualTo(5);

      database.transact(session -> session.persist(due(ago(900))));
      meters.measure();
      assertThat(number("triggerlinks.waits.overdue")).isEqualTo(2);
      assertThat(number("triggerlinks.waits.overdue.oldest")).isEqualTo(900);
    }
  }

  private static WorkflowWait wait(Instant deadline) {
    Enrollment enrollment =
        Enrollment.enter(UUID.randomUUID(), UUID.randomUUID(), "w", "", ago(1000));
    return WorkflowWait.forTime(enrollment, "pause", deadline, ago(1000));
  }

  private static WorkflowWait due(Instant deadline) {
    WorkflowWait wait = wait(deadline);
    wait.fallDue();
    return wait;
  }

  private Database database() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    return Database.open(new Database.Access(url, "sa", "", 2));
  }

  private StoreMeters meters(Database database) {
    return StoreMeters.bind(registry, database, Clock.fixed(NOW, ZoneOffset.UTC), nanoTime::get);
  }

  private void passes(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private static Intent intent(Instant due, IntentState... states) {
    FactOrigin fact = new FactOrigin(UUID.randomUUID(), UUID.randomUUID(), null, NOW, null, 0);
    Intent intent = Intent.of(fact, new Intent.Author("w", "r", 1), "webhook", "{}", due, NOW);
    for (IntentState state : states) {
      if (state != IntentState.PENDING) {
        intent.become(state, null, NOW);
      }
    }
    return intent;
  }

  @Test
  void queues_are_counted_and_not_a_number_while_the_broker_is_away() throws Exception {
    OwnBroker broker = new OwnBroker(folder);
    try (var connections = new ActiveMQConnectionFactory(broker.url())) {
      QueueMeters meters =
          QueueMeters.bind(
              registry,
              new QueueDepths(connections),
              List.of("facts", "dead-letters"),
              nanoTime::get);
      broker.putFact("one");
      meters.measure();

      assertThat(depth("facts")).isEqualTo(1);
      assertThat(depth("dead-letters")).isZero();
      assertThat(meters.sentence()).isEqualTo("On queues: facts 1.");

      broker.stop();
      meters.measure();
      assertThat(depth("facts")).isNaN();
      assertThat(meters.sentence()).isEqualTo("The queues are not measured.");
    }
  }

  @Test
  void what_a_silent_broker_said_last_is_not_believed_for_long() throws Exception {
    OwnBroker broker = new OwnBroker(folder);
    try (var connections = new ActiveMQConnectionFactory(broker.url())) {
      QueueMeters meters =
          QueueMeters.bind(registry, new QueueDepths(connections), List.of("facts"), nanoTime::get);
      meters.measure();
      passes(Measured.BELIEVED);
      assertThat(depth("facts")).isZero();

      passes(Duration.ofNanos(1));
      assertThat(depth("facts")).isNaN();
      assertThat(meters.sentence()).isEqualTo("The queues are not measured.");
    } finally {
      broker.stop();
    }
  }

  private double depth(String queue) {
    return registry.get("triggerlinks.queue.messages").tag("queue", queue).gauge().value();
  }
}
