package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.Timeout;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;

/** A phone number or e-mail address is one contact's of a location, unless the location allows. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Timeout(60)
abstract class DistinctContactsContract {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final String PHONE = "+13125550123";
  private static final String EMAIL = "ada@example.com";

  // Long enough for a lock that does not hold to show.
  private static final int A_WHILE_MILLIS = 300;

  private final ContactData data = new ContactData("US");
  private Database database;
  private Location location;

  /** A new, empty database. */
  abstract Database.Access access();

  @BeforeAll
  void open() {
    database = Database.open(access());
  }

  @AfterAll
  void close() {
    database.close();
  }

  @BeforeEach
  void inALocationOfItsOwn() {
    String slug = "l" + UUID.randomUUID();
    location = Location.create(slug, slug, "UTC", NOW);
    database.transact(session -> session.persist(location));
  }

  private UUID create(Map<String, ?> body) {
    return create(body, () -> {});
  }

  private UUID create(Map<String, ?> body, Runnable beforeCommit) {
    return database.inTransaction(
        session -> {
          Contact contact = Contact.create(location.id(), NOW);
          data.apply(session, contact, Json.read(Json.write(body)));
          new Contacts(session).add(contact);
          session.flush();
          beforeCommit.run();
          return contact.id();
        });
  }

  private void change(UUID contact, Map<String, ?> body) {
    database.transact(
        session ->
            data.apply(session, session.find(Contact.class, contact), Json.read(Json.write(body))));
  }

  private void allow(boolean allowed) {
    database.transact(
        session ->
            new Locations(session)
                .byId(location.id())
                .orElseThrow()
                .allowDuplicateContacts(allowed));
  }

  @Test
  void a_number_or_address_of_another_contact_is_refused_however_it_is_written() {
    UUID ada = create(Map.of("phone", PHONE));
    UUID bea = create(Map.of("email", EMAIL));

    ContactTaken taken =
        catchThrowableOfType(
            ContactTaken.class,
            () -> create(Map.of("phone", "(312) 555-0123", "email", "Ada@Example.COM")));

    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.members()).containsEntry("contact_id", ada);
    assertThat(taken.errors()).extracting(FieldError::field).containsExactly("/phone", "/email");
    assertThat(taken.errors().get(0).message()).contains(ada.toString(), PHONE);
    assertThat(taken.errors().get(1).message()).contains(bea.toString(), "Ada@Example.COM");
  }

  @Test
  void a_contact_is_not_given_what_another_one_has_and_keeps_what_it_has() {
    create(Map.of("phone", PHONE));
    UUID bea = create(Map.of("email", EMAIL));

    assertThatThrownBy(() -> change(bea, Map.of("phone", PHONE))).isInstanceOf(ContactTaken.class);
    assertThatCode(() -> change(bea, Map.of("email", "ADA@example.com", "last_name", "King")))
        .doesNotThrowAnyException();
  }

  @Test
  void another_location_has_its_own_contacts_and_a_deleted_one_frees_its_number() {
    UUID ada = create(Map.of("phone", PHONE));
    database.transact(session -> new Contacts(session).remove(session.find(Contact.class, ada)));
    create(Map.of("phone", PHONE));
    inALocationOfItsOwn();
    create(Map.of("phone", PHONE));
  }

  @Test
  void who_shares_a_number_since_it_was_allowed_can_still_be_changed() {
    allow(true);
    create(Map.of("phone", PHONE, "email", EMAIL));
    UUID twin = create(Map.of("phone", PHONE, "email", EMAIL));
    allow(false);

    change(twin, Map.of("phone", PHONE, "email", EMAIL, "first_name", "Bea"));
    assertThatThrownBy(() -> create(Map.of("phone", PHONE))).isInstanceOf(ContactTaken.class);
  }

  @Test
  void of_two_that_are_created_at_the_same_time_one_gets_the_number() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletableFuture<UUID> second = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              begun.countDown();
              try {
                second.complete(create(Map.of("phone", PHONE)));
              } catch (RuntimeException e) {
                second.completeExceptionally(e);
              }
            });

    UUID first =
        create(
            Map.of("phone", PHONE, "fields", Map.of("plan", "gold")),
            () -> {
              thread.start();
              waitsFor(begun, second);
            });

    assertThatThrownBy(() -> second.get(30, TimeUnit.SECONDS))
        .hasCauseInstanceOf(ContactTaken.class)
        .hasMessageContaining(first.toString());
  }

  private static void waitsFor(CountDownLatch begun, CompletableFuture<UUID> other) {
    try {
      assertThat(begun.await(5, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    assertThatThrownBy(() -> other.get(A_WHILE_MILLIS, TimeUnit.MILLISECONDS))
        .isInstanceOf(TimeoutException.class);
  }

  @Test
  void who_has_neither_number_nor_address_waits_for_nobody() throws Exception {
    create(
        Map.of("phone", PHONE),
        () ->
            assertThat(
                    CompletableFuture.supplyAsync(() -> create(Map.of("first_name", "Eve")))
                        .orTimeout(8, TimeUnit.SECONDS)
                        .join())
                .isNotNull());
  }
}
