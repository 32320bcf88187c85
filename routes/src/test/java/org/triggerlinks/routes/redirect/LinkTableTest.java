package org.triggerlinks.routes.redirect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;

class LinkTableTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;
  private Database database;
  private LinkTable table;
  private final Location location = Location.create("main", "Main", "UTC", NOW);
  private final TriggerLink link =
      TriggerLink.create(
          location.id(), Keys.newLinkKey(), "Sale", "https://example.com/", false, NOW);

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    database.transact(session -> session.persist(location));
    table = new LinkTable(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_link_of_a_transaction_that_is_open_is_served_when_that_is_committed() {
    database.transact(
        session -> {
          session.persist(link);
          table.reload(location.id());
          assertThat(table.find(link.key(), "localhost")).isEmpty();
        });

    assertThat(table.find(link.key(), "localhost")).isPresent();
  }

  @Test
  void a_link_of_a_transaction_that_is_rolled_back_is_never_served() {
    assertThatThrownBy(
            () ->
                database.transact(
                    session -> {
                      session.persist(link);
                      table.reload(location.id());
                      throw new IllegalStateException("The call failed.");
                    }))
        .isInstanceOf(IllegalStateException.class);

    assertThat(table.find(link.key(), "localhost")).isEmpty();
  }
}
