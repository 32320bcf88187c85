package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.workflow.Waits;

class DatabaseTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");

  @TempDir Path folder;

  @Test
  void what_is_written_is_read_back_after_reopening() {
    Database.Access access =
        new Database.Access(Database.embeddedUrl(folder.resolve("db").toString()), "sa", "", 4);
    Location location = Location.create("main", "Main", "Europe/Berlin", NOW);
    Contact contact = Contact.create(location.id(), NOW);
    contact.phone("+15005550006");
    contact.tag("vip");
    try (Database database = Database.open(access)) {
      database.transact(
          session -> {
            new Locations(session).add(location);
            new Contacts(session).add(contact);
            new Facts(session).queue(QueuedFact.of(Ids.next(), "{}", NOW));
          });
    }
    try (Database database = Database.open(access)) {
      database.transact(
          session -> {
            assertThat(new Locations(session).bySlug("main")).isPresent();
            assertThat(new Locations(session).agency().clockOffset()).isZero();
            Contact read = new Contacts(session).lock(List.of(contact.id())).get(contact.id());
            assertThat(read.createdAt()).isEqualTo(NOW);
            assertThat(read.tags()).containsExactly("vip");
            assertThat(new Contacts(session).byAddress(location.id(), "sms", "+15005550006"))
                .hasSize(1);
            assertThat(new Facts(session).takeQueued(10)).hasSize(1);
            assertThat(new Waits(session).anyDue(NOW)).isFalse();
            assertThat(new Waits(session).takeDue(NOW, 5)).isEmpty();
            assertThat(new TriggerLinks(session).all()).isEmpty();
          });
    }
  }
}
