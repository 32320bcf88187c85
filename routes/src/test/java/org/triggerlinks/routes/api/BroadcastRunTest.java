package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** What one contact, one text or one long broadcast does to the others: nothing. */
class BroadcastRunTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final int MANY = 230;

  @TempDir Path folder;
  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Location location = Location.create("main", "Main", "UTC", NOW);
  private final List<UUID> contacts = new ArrayList<>();
  private Database database;
  private RuleBook rules;
  private BroadcastRun run;

  @BeforeEach
  void open() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    rules =
        RuleBook.open(
            Files.createDirectories(folder.resolve("rules")), new GoodVersionsInMemory(), clock);
    rules.refresh();
    MessageWriter writer = new MessageWriter(URI.create("http://localhost"), clock);
    run = new BroadcastRun(database, new Posting(writer, rules, clock), clock);
    database.transact(
        session -> {
          session.persist(location);
          for (int i = 0; i < MANY; i++) {
            Contact contact = Contact.create(location.id(), NOW);
            contact.tag("all");
            if (i == 0) {
              contact.tag("first");
            }
            session.persist(contact);
            contacts.add(contact.id());
          }
        });
  }

  @AfterEach
  void close() {
    rules.close();
    database.close();
  }

  @Test
  void a_contact_that_cannot_be_written_to_is_passed_over_and_told() {
    UUID odd = contacts.get(150);
    confuse(odd);
    UUID broadcast = broadcast("Hello!", "all");

    run.run();

    Broadcast done = found(broadcast);
    assertThat(done.state()).isEqualTo(Broadcast.State.FINISHED);
    assertThat(done.failed()).isEqualTo(1);
    assertThat(done.problem()).contains(odd.toString()).contains("Nowhere/Land");
    assertThat(recipients(broadcast))
        .hasSize(MANY - 1)
        .doesNotHaveDuplicates()
        .doesNotContain(odd)
        .contains(contacts.get(MANY - 1));
    assertThat(timeline(odd)).hasSize(1);
    assertThat(timeline(odd).get(0)).contains("could not be written").contains("Nowhere/Land");
  }

  @Test
  void a_broadcast_in_which_every_contact_fails_comes_to_its_end() {
    contacts.forEach(this::confuse);
    UUID broadcast = broadcast("Hello!", "all");

    run.run();

    assertThat(found(broadcast).state()).isEqualTo(Broadcast.State.FINISHED);
    assertThat(found(broadcast).failed()).isEqualTo(MANY);
    assertThat(recipients(broadcast)).isEmpty();
  }

  @Test
  void a_text_that_cannot_be_filled_in_any_more_ends_its_broadcast_and_no_other() {
    UUID broken = broadcast("Look: {{link.Deleted}}", "all");
    UUID behind = broadcast("Hello!", "first");

    run.run();

    assertThat(found(broken).state()).isEqualTo(Broadcast.State.FINISHED);
    assertThat(found(broken).problem()).contains("Deleted");
    assertThat(recipients(broken)).isEmpty();
    assertThat(recipients(behind)).containsExactly(contacts.get(0));
  }

  @Test
  void a_broadcast_whose_audience_cannot_be_read_ends_and_says_so() {
    UUID broken = broadcast("Hello!", "all");
    database.transact(
        session ->
            session
                .createMutationQuery("update Broadcast set audience = '{' where id = :id")
                .setParameter("id", broken)
                .executeUpdate());
    UUID behind = broadcast("Hello!", "first");

    run.run();

    assertThat(found(broken).state()).isEqualTo(Broadcast.State.FINISHED);
    assertThat(found(broken).problem()).contains("cannot go on");
    assertThat(recipients(behind)).hasSize(1);
  }

  @Test
  void a_short_broadcast_does_not_wait_for_the_end_of_a_long_one() {
    UUID longOne = broadcast("Hello!", "all");
    UUID shortOne = broadcast("Hello!", "first");

    run.run();

    UUID last = messages(longOne).get(MANY - 1).id();
    assertThat(messages(shortOne)).hasSize(1);
    assertThat(messages(shortOne).get(0).id()).isLessThan(last);
  }

  /** A time zone that Java does not know any more. */
  private void confuse(UUID contact) {
    database.transact(
        session ->
            session
                .createMutationQuery("update Contact set timeZone = 'Nowhere/Land' where id = :id")
                .setParameter("id", contact)
                .executeUpdate());
  }

  private UUID broadcast(String text, String tag) {
    Broadcast broadcast =
        Broadcast.create(
            location.id(),
            "sms",
            new Message.Content(null, text, null),
            "{\"tag\":\"%s\"}".formatted(tag),
            NOW);
    database.transact(session -> session.persist(broadcast));
    return broadcast.id();
  }

  private Broadcast found(UUID id) {
    return database.inTransaction(session -> session.find(Broadcast.class, id));
  }

  private List<UUID> recipients(UUID broadcast) {
    return messages(broadcast).stream().map(Message::contactId).toList();
  }

  private List<Message> messages(UUID broadcast) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from Message where broadcastId = :broadcast order by id", Message.class)
                .setParameter("broadcast", broadcast)
                .getResultList());
  }

  private List<String> timeline(UUID contact) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from TimelineEntry where contactId = :contact", TimelineEntry.class)
                .setParameter("contact", contact)
                .getResultList()
                .stream()
                .map(TimelineEntry::summary)
                .toList());
  }
}
