package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

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
