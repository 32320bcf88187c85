package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * Several nodes take from one queue, and no two get the same row. Where the order counts they take
 * turns; where it does not, none waits for another.
 */
interface QueuesContract extends OnADatabase {

  int QUEUED = 40;
  int MOST = 10;

  // Long enough for a turn that is not waited for to show.
  int A_WHILE_MILLIS = 300;

  private void empty(String entity) {
    database()
        .transact(session -> session.createMutationQuery("delete from " + entity).executeUpdate());
  }

  /** The first taker takes and forgets; the second waits for that, and gets what is left. */
  private void assertTakesTurns(
      Function<Session, List<UUID>> take, Consumer<Session> forget, List<UUID> expected) {
    CompletableFuture<List<UUID>> second =
        read(
            session -> {
              assertThat(take.apply(session)).isEqualTo(expected.subList(0, MOST));
              CompletableFuture<List<UUID>> other = Beside.started(() -> read(take));
              assertThatThrownBy(() -> other.get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              forget.accept(session);
              return other;
            });
    assertThat(Beside.now(second)).isEqualTo(expected.subList(MOST, 2 * MOST));
  }

  @Test
  default void queued_facts_are_taken_in_the_order_of_their_commits_whatever_their_ids() {
    empty("QueuedFact");
    List<UUID> ids = new ArrayList<>(Stream.generate(Ids::next).limit(QUEUED).toList());
    Collections.shuffle(ids);
    ids.subList(0, 3).forEach(id -> keep(QueuedFact.of(id, "{}", NOW)));
    database()
        .transact(
            session ->
                ids.subList(3, QUEUED)
                    .forEach(id -> new Facts(session).queue(QueuedFact.of(id, "{}", NOW))));
    assertRows(session -> new Facts(session).takeQueued(QUEUED))
        .extracting(QueuedFact::id)
        .isEqualTo(ids);
  }

  @Test
  default void one_relay_at_a_time_takes_queued_facts() {
    empty("QueuedFact");
    List<UUID> ids =
        IntStream.range(0, QUEUED)
            .mapToObj(i -> keep(QueuedFact.of(Ids.next(), "{}", NOW)).id())
            .toList();
    assertTakesTurns(
        session -> new Facts(session).takeQueued(MOST).stream().map(QueuedFact::id).toList(),
        session -> new Facts(session).relayed(new Facts(session).takeQueued(MOST)),
        ids);
  }

  @Test
  default void one_node_at_a_time_wakes_due_waits_the_longest_due_first() {
    empty("WorkflowWait");
    Enrollment enrollment = enrollment(contact(location()));
    List<UUID> ids =
        IntStream.range(0, QUEUED)
            .mapToObj(
                i -> keep(WorkflowWait.forTime(enrollment, "w", NOW.minusSeconds(QUEUED - i), NOW)))
            .map(WorkflowWait::id)
            .toList();
    keep(WorkflowWait.forTime(enrollment, "later", NOW.plusSeconds(1), NOW));
    keep(WorkflowWait.forTime(enrollment, "never", null, NOW));
    assertValue(session -> new Waits(session).anyDue(NOW)).isEqualTo(true);
    assertValue(session -> new Waits(session).anyDue(NOW.minus(Duration.ofDays(1))))
        .isEqualTo(false);
    assertTakesTurns(
        session -> new Waits(session).takeDue(NOW, MOST).stream().map(WorkflowWait::id).toList(),
        session -> new Waits(session).takeDue(NOW, MOST).forEach(WorkflowWait::fallDue),
        ids);
    assertRows(session -> new Waits(session).takeDue(NOW, 1000)).hasSize(QUEUED - MOST);
    database()
        .transact(session -> new Waits(session).takeDue(NOW, 1000).forEach(WorkflowWait::fallDue));
    assertValue(session -> new Waits(session).anyDue(NOW)).isEqualTo(false);
  }

  @Test
  default void one_relay_at_a_time_takes_due_intents_the_longest_due_first() {
    empty("Intent");
    Contact contact = contact(location());
    FactOrigin fact = fact(contact, NOW);
    List<UUID> ids =
        IntStream.range(0, QUEUED).mapToObj(i -> keep(intent(fact, "Ask", i)).id()).toList();
    keep(Intent.of(fact, new Intent.Author("w", "Later", 0), "sms", "{}", NOW.plusSeconds(1), NOW));
    assertTakesTurns(
        session ->
            new Intents(session).takeDue(NOW, MOST).intents().stream().map(Intent::id).toList(),
        session ->
            new Intents(session)
                .takeDue(NOW, MOST)
                .intents()
                .forEach(intent -> intent.become(IntentState.RELAYED, null, NOW)),
        ids);
    assertRows(session -> new Intents(session).takeDue(NOW, 1000).intents()).hasSize(QUEUED - MOST);
  }

  @Test
  default void who_carries_out_a_relayed_intent_does_not_wait_for_the_relays_turn() {
    empty("Intent");
    FactOrigin fact = fact(contact(location()), NOW);
    Intent relayed = keep(relayed(intent(fact, "Ask", 0)));
    Intent next = keep(relayed(intent(fact, "Ask", 1)));
    keep(intent(fact, "Ask", 2));
    keep(intent(fact, "Ask", 3));
    database()
        .transact(
            session -> {
              assertThat(new Intents(session).takeDue(NOW, MOST).intents()).hasSize(2);
              Beside.done(() -> begin(relayed));
              Beside.done(() -> begin(next));
            });
  }

  private static Intent relayed(Intent intent) {
    intent.become(IntentState.RELAYED, null, NOW);
    return intent;
  }

  private boolean begin(Intent intent) {
    database().transact(session -> new Intents(session).lock(intent.id()).orElseThrow().begin(NOW));
    return true;
  }

  @Test
  default void an_intent_that_somebody_holds_keeps_the_others_from_nothing() {
    empty("Intent");
    FactOrigin fact = fact(contact(location()), NOW);
    Intent held = keep(intent(fact, "Ask", 0));
    IntStream.range(1, MOST + 1).forEach(i -> keep(intent(fact, "Ask", i)));
    database()
        .transact(
            session -> {
              new Intents(session).lock(held.id());
              Intents.Due due =
                  Beside.done(() -> read(other -> new Intents(other).takeDue(NOW, MOST)));
              assertThat(due.intents()).hasSize(MOST - 1).noneMatch(i -> i.id().equals(held.id()));
              assertThat(due.more()).isTrue();
            });
  }
}
