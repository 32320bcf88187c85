package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.persistence.OptimisticLockException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.location.Location;

/** What is decided of a contact is decided one after another. */
interface ContactLockContract extends OnADatabase {

  // Long enough for a lock that does not hold to show.
  int A_WHILE_MILLIS = 300;

  @Test
  default void a_locked_contact_is_another_transaction_s_only_after_the_commit() {
    Contact contact = contact(location());
    CountDownLatch asks = new CountDownLatch(1);
    CompletableFuture<Set<String>> second =
        read(
            session -> {
              Contact locked = new Contacts(session).lock(List.of(contact.id())).get(contact.id());
              CompletableFuture<Set<String>> other =
                  Beside.started(
                      () -> {
                        asks.countDown();
                        return tagAndGet(contact);
                      });
              assertThat(Beside.done(() -> asks.await(5, TimeUnit.SECONDS))).isTrue();
              Assertions.assertThatThrownBy(() -> other.get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              locked.tag("first");
              return other;
            });
    assertThat(Beside.now(second)).containsExactlyInAnyOrder("first", "second");
  }

  private Set<String> tagAndGet(Contact contact) {
    return read(
        session -> {
          Contact locked = new Contacts(session).lock(List.of(contact.id())).get(contact.id());
          locked.tag("second");
          return Set.copyOf(locked.tags());
        });
  }

  @Test
  default void who_read_a_contact_that_others_changed_meanwhile_cannot_change_it() {
    Contact contact = contact(location());
    Instant later = NOW.plusSeconds(1);

    Assertions.assertThatThrownBy(
            () ->
                database()
                    .transact(
                        session -> {
                          Contact read = session.find(Contact.class, contact.id());
                          Beside.now(Beside.started(() -> tagAt(contact, later)));
                          read.touch(NOW.minusSeconds(1));
                        }))
        .isInstanceOf(OptimisticLockException.class);
    Contact after = read(session -> session.find(Contact.class, contact.id()));
    assertThat(after.updatedAt()).isEqualTo(later);
  }

  @Test
  default void contacts_that_are_changed_together_are_told_together() {
    Location location = location();
    Contact one = contact(location);
    Contact two = contact(location);
    Contact third = contact(location);
    Instant later = NOW.plusSeconds(1);

    database()
        .transact(
            session -> {
              new Contacts(session).changed(List.of(), later);
              new Contacts(session).changed(List.of(one.id(), two.id(), third.id()), later);
            });

    for (Contact each : List.of(one, two, third)) {
      Contact after = read(session -> session.find(Contact.class, each.id()));
      assertThat(after.updatedAt()).isEqualTo(later);
    }
  }

  private String tagAt(Contact contact, Instant when) {
    database()
        .transact(
            session -> {
              session.find(Contact.class, contact.id()).tag("meanwhile");
              new Contacts(session).changed(List.of(contact.id()), when);
            });
    return "done";
  }

  @Test
  default void other_contacts_are_not_locked() {
    Location location = location();
    Contact one = contact(location);
    Contact two = contact(location);
    read(
        session -> {
          new Contacts(session).lock(List.of(one.id()));
          return assertThat(Beside.done(() -> tagAndGet(two))).containsExactly("second");
        });
  }

  @Test
  default void contacts_that_do_not_exist_are_missing() {
    Location location = location();
    Contact one = contact(location);
    Contact two = contact(location);
    assertThat(read(s -> new Contacts(s).lock(List.of(two.id(), Ids.next(), one.id()))).keySet())
        .containsExactly(one.id(), two.id());
    assertValue(s -> new Contacts(s).lock(List.of())).isEqualTo(Map.of());
    assertOne(s -> new Contacts(s).byId(location().id(), one.id())).isEmpty();
  }
}
