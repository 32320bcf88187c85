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
import java.util.function.Consumer;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.api.Logged;

/** When a message may be decided although, or because, it follows another one. */
class PredecessorsTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;

  private final UUID fact = Ids.next();
  private final UUID before = Ids.next();
  private Database database;
  private Predecessors predecessors;

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    database = Database.open(new Database.Access(url, "sa", "", 2));
    predecessors = new Predecessors(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void check(UUID follows, int deliveries) {
    predecessors.check(
        List.of(fact), follows == null ? null : follows.toString(), "p7", deliveries);
  }

  private FactOrigin origin() {
    return new FactOrigin(before, UUID.randomUUID(), UUID.randomUUID(), NOW, null, 0);
  }

  @Test
  void what_comes_before_the_one_it_follows_is_to_come_again() {
    assertThatThrownBy(() -> check(before, 3))
        .isInstanceOf(Overtaken.class)
        .hasMessageContaining(fact.toString())
        .hasMessageContaining("p7")
        .hasMessageContaining(before.toString());
  }

  @Test
  void what_follows_nothing_or_what_was_handled_here_is_decided_without_asking_the_database() {
    predecessors.handled(List.of(Ids.next(), before));
    database.close();

    assertThatCode(() -> check(null, 1)).doesNotThrowAnyException();
    assertThatCode(() -> check(before, 1)).doesNotThrowAnyException();
  }

  @Test
  void the_last_fact_of_a_message_is_the_one_that_is_followed() {
    predecessors.handled(List.of(before, Ids.next()));

    assertThatThrownBy(() -> check(before, 1)).isInstanceOf(Overtaken.class);
  }

  @Test
  void what_follows_a_message_without_facts_is_not_kept_up_by_it() {
    assertThatCode(() -> predecessors.handled(List.of())).doesNotThrowAnyException();
  }

  @Test
  void what_another_node_decided_is_decided() {
    store(this::decided);

    assertThatCode(() -> check(before, 1)).doesNotThrowAnyException();
    database.close();
    assertThatCode(() -> check(before, 1)).as("asked once").doesNotThrowAnyException();
  }

  @Test
  void what_another_node_holds_comes_once_more_and_is_not_waited_for() {
    store(
        session ->
            session.persist(
                HeldClick.of(
                    origin(), UUID.randomUUID(), UUID.randomUUID(), "{}", NOW, Duration.ZERO)));

    assertThatCode(() -> check(before, 1)).doesNotThrowAnyException();
  }

  @Test
  void a_timeout_that_another_node_found_too_early_comes_once_more_and_is_not_waited_for() {
    Enrollment stay = Enrollment.enter(UUID.randomUUID(), UUID.randomUUID(), "any", "", NOW);
    WorkflowWait wait = WorkflowWait.forTime(stay, "any", NOW, NOW);
    store(session -> session.persist(stay));
    store(session -> session.persist(wait));

    assertThatCode(() -> check(wait.id(), 1)).doesNotThrowAnyException();
    store(session -> session.find(WorkflowWait.class, wait.id()).fallDue());
    assertThatThrownBy(
            () -> new Predecessors(database).check(List.of(fact), wait.id().toString(), "p7", 1))
        .isInstanceOf(Overtaken.class);
  }

  @Test
  void what_does_not_come_is_not_waited_for_until_the_broker_gives_up() {
    try (Logged log = Logged.by(Predecessors.class)) {
      assertThatCode(() -> check(before, 4)).doesNotThrowAnyException();

      assertThat(log.lines())
          .singleElement()
          .asString()
          .startsWith("WARN")
          .contains(fact.toString(), "p7", before.toString(), "4 deliveries", "dead letters");
    }
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

    assertThatThrownBy(() -> check(before, 1)).isInstanceOf(DatabaseAway.class);
    assertThatThrownBy(() -> check(before, 4)).isInstanceOf(DatabaseAway.class);
  }

  @Test
  void what_was_handled_long_ago_is_asked_for_and_not_kept_in_memory() {
    predecessors.handled(List.of(before));
    for (int i = 0; i < 5_000; i++) {
      predecessors.handled(List.of(Ids.next()));
    }

    assertThatThrownBy(() -> check(before, 1)).isInstanceOf(Overtaken.class);
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
