package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickMark;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;

/** Who reads clicks in the order of recording misses none, whatever transactions do. */
interface RecordingContract extends OnADatabase {

  Duration A_MINUTE = Duration.ofSeconds(60);

  /** A node that looks at the numbers, with a time that is set. */
  final class Node {
    private final AtomicLong time = new AtomicLong();
    private final Database database;
    private final ClickMark mark;

    Node(Database database) {
      this.database = database;
      this.mark = new ClickMark(database, time::get);
    }

    /** What earlier tests left missing is passed over. */
    static Node caughtUp(Database database) {
      Node node = new Node(database);
      node.mark.advance();
      node.passes(A_MINUTE);
      node.mark.advance();
      return node;
    }

    void passes(Duration length) {
      time.addAndGet(length.toNanos());
    }

    List<UUID> reads(Contact contact) {
      return reads(contact, 0);
    }

    List<UUID> reads(Contact contact, long after) {
      long upTo = mark.advance();
      return database.inTransaction(
          session ->
              new Clicks(session)
                  .recorded(contact.locationId(), after, upTo, 1000).stream()
                      .map(Click::id)
                      .toList());
    }
  }

  /** A transaction that has recorded a click and is not at its end. */
  final class Unfinished {
    private final CountDownLatch end = new CountDownLatch(1);
    private final CompletableFuture<Boolean> transaction;
    private volatile boolean fails;

    Unfinished(Database database, Click click) {
      CountDownLatch recorded = new CountDownLatch(1);
      transaction =
          Beside.started(
              () -> {
                database.transact(
                    session -> {
                      new Clicks(session).add(click);
                      session.flush();
                      recorded.countDown();
                      await(end);
                      if (fails) {
                        throw new IllegalStateException("It is rolled back.");
                      }
                    });
                return true;
              });
      await(recorded);
    }

    void commit() {
      end.countDown();
      Beside.now(transaction);
    }

    void rollBack() {
      fails = true;
      end.countDown();
      assertThatThrownBy(() -> Beside.now(transaction)).hasMessageContaining("rolled back");
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private Click click(Contact contact) {
    return Click.of(fact(contact, NOW), UUID.randomUUID(), "Sale", null, ClickOutcome.REDIRECTED)
        .served("https://example.com/", "Browser");
  }

  private UUID recorded(Contact contact) {
    return keep(click(contact)).id();
  }

  private UUID rolledBack(Contact contact) {
    Click click = click(contact);
    new Unfinished(database(), click).rollBack();
    return click.id();
  }

  private long number(UUID click) {
    return read(session -> session.find(Click.class, click).number());
  }

  @Test
  default void a_click_that_is_recorded_late_comes_after_those_that_were_read() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    Click late = click(contact);
    UUID early = recorded(contact);
    assertThat(node.reads(contact)).containsExactly(early);
    keep(late);
    assertThat(late.id()).isLessThan(early);
    assertThat(node.reads(contact, number(early))).containsExactly(late.id());
    assertThat(node.reads(contact)).containsExactly(early, late.id());
  }

  @Test
  default void the_clicks_of_one_batch_and_of_one_location_are_read_in_order() {
    Contact contact = contact(location());
    Contact other = contact(location());
    Node node = Node.caughtUp(database());
    List<Click> clicks = List.of(click(contact), click(other), click(contact), click(contact));
    database().transact(session -> clicks.forEach(new Clicks(session)::add));
    assertThat(node.reads(contact))
        .containsExactly(clicks.get(0).id(), clicks.get(2).id(), clicks.get(3).id());
    assertThat(node.reads(contact, number(clicks.get(2).id()))).containsExactly(clicks.get(3).id());
  }

  @Test
  default void an_open_transaction_is_waited_for_however_long_it_takes() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    UUID first = recorded(contact);
    Click slow = click(contact);
    Unfinished open = new Unfinished(database(), slow);
    UUID quick = recorded(contact);
    assertThat(node.reads(contact)).containsExactly(first);
    node.passes(Duration.ofHours(1));
    assertThat(node.reads(contact)).containsExactly(first);
    open.commit();
    assertThat(node.reads(contact)).containsExactly(first, slow.id(), quick);
  }

  @Test
  default void a_click_that_was_rolled_back_is_passed_over_after_a_minute() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    rolledBack(contact);
    UUID after = recorded(contact);
    assertThat(node.reads(contact)).isEmpty();
    node.passes(A_MINUTE.minusNanos(1));
    assertThat(node.reads(contact)).isEmpty();
    node.passes(Duration.ofNanos(1));
    assertThat(node.reads(contact)).containsExactly(after);
  }

  @Test
  default void each_missing_number_has_a_minute_of_its_own_from_when_it_was_missed() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    rolledBack(contact);
    UUID second = recorded(contact);
    rolledBack(contact);
    UUID third = recorded(contact);
    assertThat(node.reads(contact)).isEmpty();
    node.passes(A_MINUTE.dividedBy(2));
    rolledBack(contact);
    UUID fourth = recorded(contact);
    assertThat(node.reads(contact)).isEmpty();
    node.passes(A_MINUTE.dividedBy(2));
    assertThat(node.reads(contact)).containsExactly(second, third);
    node.passes(A_MINUTE.dividedBy(2));
    assertThat(node.reads(contact)).containsExactly(second, third, fourth);
  }

  @Test
  default void another_node_and_the_same_one_after_a_restart_go_on_from_where_the_mark_is() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    rolledBack(contact);
    UUID first = recorded(contact);
    assertThat(node.reads(contact)).isEmpty();
    node.passes(A_MINUTE);
    assertThat(node.reads(contact)).containsExactly(first);
    Node other = new Node(database());
    assertThat(other.reads(contact)).containsExactly(first);
    UUID second = recorded(contact);
    assertThat(other.reads(contact)).containsExactly(first, second);
    assertThat(node.reads(contact)).containsExactly(first, second);
  }

  @Test
  default void more_clicks_than_are_looked_at_at_once_are_read_all_the_same() {
    Contact contact = contact(location());
    Node node = Node.caughtUp(database());
    int count = 10_500;
    database()
        .transact(
            session -> {
              for (int i = 0; i < count; i++) {
                new Clicks(session).add(click(contact));
              }
            });
    UUID last = recorded(contact);
    long upTo = node.mark.advance();
    assertThat(upTo).isEqualTo(number(last));
  }

  @Test
  default void the_number_is_not_asked_for_when_a_click_is_recorded() {
    boolean asked =
        read(
            session ->
                session
                    .getSessionFactory()
                    .unwrap(SessionFactoryImplementor.class)
                    .getMappingMetamodel()
                    .getEntityDescriptor(Click.class)
                    .hasInsertGeneratedProperties());
    assertThat(asked).isFalse();
  }
}
