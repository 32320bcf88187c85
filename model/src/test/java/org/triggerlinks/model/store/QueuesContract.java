package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.model.workflow.WorkflowWait;

/** Several nodes take from one queue: no two get the same row, and none waits for another. */
interface QueuesContract extends OnADatabase {

  int QUEUED = 40;
  int MOST = 10;

  /**
   * Whether a second taker gets the next rows at once. H2 locks all rows that match, whatever the
   * limit: there the second one gets nothing until the first is done, which is enough for one node.
   */
  boolean sharesQueues();

  private void empty(String entity) {
    database()
        .transact(session -> session.createMutationQuery("delete from " + entity).executeUpdate());
  }

  private void assertShared(Function<Session, List<UUID>> take, List<UUID> expected) {
    List<UUID> taken =
        read(
            session -> {
              List<UUID> mine = take.apply(session);
              List<UUID> theirs = Beside.done(() -> read(take));
              assertThat(theirs)
                  .hasSize(sharesQueues() ? MOST : 0)
                  .doesNotContainAnyElementsOf(mine);
              return mine;
            });
    assertThat(taken).isEqualTo(expected.subList(0, MOST));
    assertThat(read(take)).as("free again after the transaction").isEqualTo(taken);
  }

  @Test
  default void queued_facts_are_shared_oldest_first() {
    empty("QueuedFact");
    List<UUID> ids =
        IntStream.range(0, QUEUED)
            .mapToObj(i -> keep(QueuedFact.of(Ids.next(), "{}", NOW)).id())
            .toList();
    assertShared(
        session -> new Facts(session).takeQueued(MOST).stream().map(QueuedFact::id).toList(), ids);
    database()
        .transact(session -> new Facts(session).relayed(new Facts(session).takeQueued(QUEUED - 1)));
    assertRows(session -> new Facts(session).takeQueued(MOST))
        .extracting(QueuedFact::id)
        .containsExactly(ids.get(QUEUED - 1));
  }

  @Test
  default void due_waits_are_shared_the_longest_due_first() {
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
    assertShared(
        session -> new Waits(session).takeDue(NOW, MOST).stream().map(WorkflowWait::id).toList(),
        ids);
    assertRows(session -> new Waits(session).takeDue(NOW, 1000)).hasSize(QUEUED);
    database()
        .transact(session -> new Waits(session).takeDue(NOW, 1000).forEach(WorkflowWait::fallDue));
    assertValue(session -> new Waits(session).anyDue(NOW)).isEqualTo(false);
  }

  @Test
  default void due_intents_are_shared_the_longest_due_first() {
    empty("Intent");
    Contact contact = contact(location());
    FactOrigin fact = fact(contact, NOW);
    List<UUID> ids =
        IntStream.range(0, QUEUED).mapToObj(i -> keep(intent(fact, "Ask", i)).id()).toList();
    keep(Intent.of(fact, new Intent.Author("w", "Later", 0), "sms", "{}", NOW.plusSeconds(1), NOW));
    assertShared(
        session -> new Intents(session).takeDue(NOW, MOST).stream().map(Intent::id).toList(), ids);
    assertRows(session -> new Intents(session).takeDue(NOW, 1000)).hasSize(QUEUED);
  }
}
