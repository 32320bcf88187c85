package org.triggerlinks.routes.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.api.Logged;
import org.triggerlinks.routes.facts.Predecessor;

/** When a message may be decided although, or because, it follows another one. */
@Execution(ExecutionMode.CONCURRENT)
class PredecessorsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;

  private final UUID fact = Ids.next();
  private final UUID before = Ids.next();
  private final UUID message = UUID.randomUUID();
  private final AtomicLong nanoTime = new AtomicLong();
  private Database database;
  private Predecessors predecessors;

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    database = Database.open(new Database.Access(url, "sa", "", 2));
    predecessors = restarted();
  }

  @AfterEach
  void close() {
    database.close();
  }

  private Predecessors restarted() {
    return new Predecessors(database, nanoTime::get);
  }

  private boolean areDone(UUID lastFact, boolean letGo) {
    Predecessor one = new Predecessor(message, lastFact, letGo);
    predecessors.lookUp(List.of(one));
    return predecessors.areDone(one);
  }

  private boolean areDone() {
    return areDone(before, false);
  }

  private boolean isGivenUp(int deliveries) {
    ReadMessage following =
        ReadMessage.of(
            new FactsOffQueue.Taken(
                "[{\"id\":\"%s\"}]".formatted(fact),
                "p7",
                UUID.randomUUID(),
                new Predecessor(message, before, false),
                deliveries));
    boolean givenUp = predecessors.areWaitedForNoLonger(following);
    if (givenUp) {
      predecessors.tellOfGivingUp(following);
    }
    return givenUp;
  }

  private void pass(Duration time) {
    nanoTime.addAndGet(time.toNanos());
  }

  private FactOrigin origin() {
    return new FactOrigin(before, UUID.randomUUID(), UUID.randomUUID(), NOW, null, 0);
  }

  @Test
  void what_nobody_knows_is_not_done() {
    assertThat(areDone()).isFalse();
  }

  @Test
  void what_was_handled_here_is_done_without_asking_the_database() {
    predecessors.handled(message);
    database.close();

    assertThat(areDone()).isTrue();
  }

  @Test
  void another_message_with_the_same_fact_is_not_done() {
    predecessors.handled(UUID.randomUUID());

    assertThat(areDone()).isFalse();
  }

  @Test
  void what_has_no_id_is_nobodys_predecessor() {
    assertThatCode(() -> predecessors.handled(null)).doesNotThrowAnyException();
  }

  @Test
  void what_another_node_decided_is_done() {
    store(this::decided);

    assertThat(areDone()).isTrue();
    database.close();
    assertThat(areDone()).as("asked once").isTrue();
  }

  @Test
  void what_another_node_holds_comes_once_more_and_is_not_waited_for() {
    store(this::held);

    assertThat(areDone()).isTrue();
  }

  @Test
  void what_was_held_and_is_let_go_is_done_when_it_is_decided() {
    store(this::held);
    assertThat(areDone(before, true)).isFalse();

    store(this::decided);
    assertThat(areDone(before, true)).isTrue();
  }

  private void held(Session session) {
    session.persist(
        HeldClick.of(origin(), UUID.randomUUID(), UUID.randomUUID(), "{}", NOW, Duration.ZERO));
  }

  @Test
  void a_timeout_that_another_node_found_too_early_comes_once_more_and_is_not_waited_for() {
    Enrollment stay = Enrollment.enter(UUID.randomUUID(), UUID.randomUUID(), "any", "", NOW);
    WorkflowWait wait = WorkflowWait.forTime(stay, "any", NOW, NOW);
    store(session -> session.persist(stay));
    store(session -> session.persist(wait));

    assertThat(areDone(wait.id(), false)).isTrue();
    store(session -> session.find(WorkflowWait.class, wait.id()).fallDue());
    predecessors = restarted();
    assertThat(areDone(wait.id(), false)).isFalse();
  }

  @Test
  void what_does_not_come_is_waited_for_some_seconds_however_often_the_other_is_delivered() {
    try (Logged log = Logged.by(Predecessors.class)) {
      for (int deliveries = 1; deliveries < 90; deliveries++) {
        assertThat(isGivenUp(deliveries)).isFalse();
      }
      pass(Predecessors.PATIENCE.minusMillis(1));
      assertThat(isGivenUp(90)).isFalse();
      assertThat(log.lines()).isEmpty();
      pass(Duration.ofMillis(1));
      assertThat(isGivenUp(91)).isTrue();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN")
          .contains(
              fact.toString(),
              "p7",
              before.toString(),
              "10 seconds",
              "91 deliveries",
              "dead letters");
    }
  }

  @Test
  void time_that_nobody_noticed_ends_no_patience_before_the_message_was_given_back() {
    assertThat(isGivenUp(1)).isFalse();
    pass(Duration.ofHours(1));

    assertThat(isGivenUp(1)).as("looked for again where it is").isFalse();
    assertThat(isGivenUp(2)).as("given back").isTrue();
    assertThat(isGivenUp(2)).as("tried again, as the database was away").isTrue();
  }

  @Test
  void deliveries_to_others_before_it_was_missed_here_shorten_nothing() {
    assertThat(isGivenUp(70)).isFalse();
    pass(Predecessors.PATIENCE.minusMillis(1));

    assertThat(isGivenUp(71)).isFalse();
  }

  @Test
  void while_the_database_is_away_nobody_knows() throws IOException {
    String disk = Files.createFile(folder.resolve("disk")).toString();
    store(this::decided);
    store(session -> execute(session, "alter table decided_fact rename to kept"));
    store(
        session ->
            execute(
                session,
                "create view decided_fact as select * from kept where file_read('%s') is not null"
                    .formatted(disk)));
    Files.delete(Path.of(disk));

    assertThatThrownBy(this::areDone).isInstanceOf(DatabaseAway.class);
  }

  @Test
  void what_was_handled_long_ago_is_asked_for_and_not_kept_in_memory() {
    predecessors.handled(message);
    for (int i = 0; i < 5_000; i++) {
      predecessors.handled(UUID.randomUUID());
    }

    assertThat(areDone()).isFalse();
  }

  private void decided(Session session) {
    session.persist(DecidedFact.of(origin(), "CustomEvent", "{}", "{}", NOW));
  }

  private static void execute(Session session, String statement) {
    session.createNativeMutationQuery(statement).executeUpdate();
  }

  private void store(Consumer<Session> work) {
    database.transact(work);
  }
}
