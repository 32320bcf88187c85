package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;

/** A call with a key: what it changes and its answer are kept together or not at all. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class StoredRepliesContract {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final Duration A_DAY = Duration.ofHours(24);

  private final ServiceClock clock = ServiceClock.following(Clock.fixed(NOW, ZoneOffset.UTC));
  private Database database;
  private StoredReplies replies;

  /** A new, empty database that waits for a lock only a moment. */
  abstract Database.Access impatient();

  @BeforeAll
  void open() {
    database = Database.open(impatient());
    replies = new StoredReplies(database, clock);
  }

  @AfterAll
  void close() {
    database.close();
  }

  /** Stands for what ends a process: nobody handles it. */
  private static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  @Test
  void the_same_call_again_gets_the_first_answer_and_changes_nothing() {
    IdempotentReplies.Key key = key();
    Place place = new Place();

    IdempotentReplies.Outcome first = replies.once(key, "a", place::addContact);
    IdempotentReplies.Outcome again = replies.once(key, "a", place::addContact);

    assertThat(first.replayed()).isFalse();
    assertThat(again).isEqualTo(new IdempotentReplies.Outcome(first.response(), true));
    assertThat(place.contacts()).hasSize(1);
    assertThatThrownBy(() -> replies.once(key, "b", place::addContact))
        .isInstanceOf(KeyReused.class);
  }

  @Test
  void a_process_that_dies_after_the_work_and_before_the_answer_leaves_neither() {
    IdempotentReplies.Key key = key();
    Place place = new Place();

    assertThatThrownBy(
            () ->
                replies.once(
                    key,
                    "a",
                    () -> {
                      place.addContact();
                      throw new Crash();
                    }))
        .isInstanceOf(Crash.class);

    assertThat(place.contacts()).isEmpty();
    assertThat(replies.once(key, "a", place::addContact).replayed()).isFalse();
    assertThat(place.contacts()).hasSize(1);
  }

  @Test
  void nobody_sees_the_work_before_the_answer() {
    Place place = new Place();

    replies.once(
        key(),
        "a",
        () -> {
          ApiResponse response = place.addContact();
          assertThat(beside(place::contacts).join()).isEmpty();
          return response;
        });

    assertThat(place.contacts()).hasSize(1);
  }

  @Test
  void a_call_that_fails_leaves_its_key_free() {
    IdempotentReplies.Key key = key();
    Place place = new Place();

    assertThatThrownBy(
            () ->
                replies.once(
                    key,
                    "a",
                    () -> {
                      place.addContact();
                      throw Conflict.because("Not now.");
                    }))
        .isInstanceOf(Conflict.class);

    assertThat(place.contacts()).isEmpty();
    assertThat(replies.once(key, "a", place::addContact).replayed()).isFalse();
  }

  @Test
  void work_whose_failure_somebody_catches_is_not_half_committed() {
    Place place = new Place();

    assertThatThrownBy(
            () ->
                replies.once(
                    key(),
                    "a",
                    () -> {
                      try {
                        database.transact(
                            session -> {
                              place.addContact();
                              throw new IllegalStateException("half way");
                            });
                      } catch (IllegalStateException e) {
                        // As if nothing had happened.
                      }
                      return ApiResponse.done();
                    }))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("nothing is committed");

    assertThat(place.contacts()).isEmpty();
  }

  @Test
  void what_follows_a_call_happens_after_its_commit_and_cannot_undo_it() {
    IdempotentReplies.Key key = key();
    Place place = new Place();
    CountDownLatch committed = new CountDownLatch(1);

    replies.once(
        key,
        "a",
        () -> {
          ApiResponse response = place.addContact();
          database.afterCommit(
              () -> {
                if (beside(place::contacts).join().size() == 1) {
                  committed.countDown();
                }
                throw new IllegalStateException("The links cannot be read again.");
              });
          assertThat(committed.getCount()).isEqualTo(1);
          return response;
        });

    assertThat(committed.getCount()).isZero();
    assertThat(replies.once(key, "a", place::addContact).replayed()).isTrue();
    assertThat(place.contacts()).hasSize(1);
  }

  @Test
  void what_follows_a_call_does_not_happen_if_it_fails() {
    CountDownLatch committed = new CountDownLatch(1);

    assertThatThrownBy(
            () ->
                replies.once(
                    key(),
                    "a",
                    () -> {
                      database.afterCommit(committed::countDown);
                      throw Conflict.because("Not now.");
                    }))
        .isInstanceOf(Conflict.class);

    assertThat(committed.getCount()).isEqualTo(1);
  }

  @Test
  void a_second_call_during_the_first_is_told_so_or_gets_its_answer() {
    IdempotentReplies.Key key = key();
    Place place = new Place();

    replies.once(
        key,
        "a",
        () -> {
          ApiResponse response = place.addContact();
          assertThatThrownBy(() -> beside(() -> replies.once(key, "a", place::addContact)).join())
              .isInstanceOf(CompletionException.class)
              .hasCauseInstanceOf(Conflict.class)
              .hasMessageContaining("Try again in a moment");
          return response;
        });

    assertThat(replies.once(key, "a", place::addContact).replayed()).isTrue();
    assertThat(place.contacts()).hasSize(1);
  }

  @Test
  void of_many_calls_at_once_one_is_carried_out() {
    IdempotentReplies.Key key = key();
    Place place = new Place();
    CountDownLatch start = new CountDownLatch(4);
    Supplier<Boolean> call =
        () -> {
          start.countDown();
          await(start);
          try {
            replies.once(key, "a", place::addContact);
            return true;
          } catch (Conflict e) {
            return false;
          }
        };

    List<CompletableFuture<Boolean>> calls =
        List.of(beside(call), beside(call), beside(call), beside(call));

    assertThat(calls.stream().map(CompletableFuture::join)).contains(true);
    assertThat(place.contacts()).hasSize(1);
  }

  @Test
  void an_answer_is_kept_for_a_day() {
    IdempotentReplies.Key key = key();
    Place place = new Place();
    replies.once(key, "a", place::addContact);

    clock.setAhead(A_DAY);
    assertThat(replies.once(key, "a", place::addContact).replayed()).isTrue();

    clock.setAhead(A_DAY.plusSeconds(1));
    assertThat(replies.once(key, "b", place::addContact).replayed()).isFalse();
    assertThat(place.contacts()).hasSize(2);
    assertThat(replies.once(key, "b", place::addContact).replayed()).isTrue();
  }

  @Test
  void answers_that_are_older_are_deleted_and_no_others() {
    for (int i = 0; i < 5; i++) {
      replies.once(key(), "a", ApiResponse::done);
    }
    clock.setAhead(clock.instant().isAfter(NOW) ? A_DAY.multipliedBy(3) : A_DAY.multipliedBy(2));
    IdempotentReplies.Key young = key();
    replies.once(young, "a", ApiResponse::done);

    replies.forgetExpired();

    assertThat(
            database.<Long>inTransaction(
                session ->
                    session
                        .createSelectionQuery("select count(*) from IdempotentReply", Long.class)
                        .getSingleResult()))
        .isEqualTo(1);
    assertThat(replies.once(young, "a", ApiResponse::done).replayed()).isTrue();
  }

  /** A location to which calls add contacts. */
  private final class Place {
    private final UUID id;

    Place() {
      String slug = "l" + UUID.randomUUID();
      Location location = Location.create(slug, slug, "UTC", NOW);
      database.transact(session -> session.persist(location));
      id = location.id();
    }

    ApiResponse addContact() {
      Contact contact = Contact.create(id, NOW);
      database.transact(session -> session.persist(contact));
      return ApiResponse.created("/contacts/" + contact.id(), Map.of("id", contact.id()));
    }

    List<Contact> contacts() {
      return database.inTransaction(
          session ->
              session
                  .createSelectionQuery("from Contact where locationId = :id", Contact.class)
                  .setParameter("id", id)
                  .getResultList());
    }
  }

  private static IdempotentReplies.Key key() {
    return new IdempotentReplies.Key(UUID.randomUUID(), "order-1");
  }

  private static <T> CompletableFuture<T> beside(Supplier<T> work) {
    return CompletableFuture.supplyAsync(work, task -> new Thread(task).start());
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
