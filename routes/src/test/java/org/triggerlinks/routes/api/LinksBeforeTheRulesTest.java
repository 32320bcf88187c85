package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.links.LinkEdits;
import org.triggerlinks.routes.links.LinkFollower;
import org.triggerlinks.routes.links.LinkTable;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** Links are changed before the rules are compiled, which may take a minute. */
class LinksBeforeTheRulesTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-01T10:00:00Z"), ZoneOffset.UTC);

  @TempDir Path folder;
  private Database database;
  private RuleBook rules;
  private Instance api;
  private String path;

  @BeforeEach
  void open() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    Path files = Files.createDirectories(folder.resolve("rules"));
    rules = RuleBook.openLater(files, new GoodVersionsInMemory(), CLOCK);
    Instant now = CLOCK.instant();
    Location here = Location.create("here", "Here", "UTC", now);
    TriggerLink link =
        TriggerLink.create(here.id(), Keys.newLinkKey(), "Sale", "https://a.example/", false, now);
    database.transact(session -> session.persist(here));
    database.transact(session -> session.persist(link));
    path = "/links/" + link.id() + "?location=here";
    MessageWriter writer = new MessageWriter(URI.create("http://localhost"), CLOCK);
    LinkFollower follower = new LinkFollower(new LinkTable(), database);
    LinkEdits edits = new LinkEdits(database, follower, news -> {});
    LinkMentions mentions = new LinkMentions(rules);
    api =
        Instance.serving(
            here.id(),
            handlers -> {
              new LinkChangeResource(writer, edits, mentions, CLOCK).register(handlers);
              new LinkDeletionResource(edits, mentions).register(handlers);
            });
  }

  @AfterEach
  void close() {
    api.close();
    rules.close();
    database.close();
  }

  private int patch(String field, String value) throws Exception {
    return api.call("PATCH", path, Json.write(Map.of(field, value))).status();
  }

  private int delete(String more) throws Exception {
    return api.call("DELETE", path + more, null).status();
  }

  @Test
  void what_workflows_may_name_is_neither_renamed_nor_deleted_before_they_are_known()
      throws Exception {
    assertThat(delete("")).isEqualTo(503);
    assertThat(patch("name", "Offer")).isEqualTo(503);
    assertThat(patch("name", "Sale")).isEqualTo(200);
    assertThat(patch("destination", "https://b.example/")).isEqualTo(200);

    rules.refresh();

    assertThat(patch("name", "Offer")).isEqualTo(200);
    assertThat(delete("")).isEqualTo(204);
  }

  @Test
  void who_forces_a_deletion_does_not_wait_for_the_rules() throws Exception {
    assertThat(delete("&force=true")).isEqualTo(204);
  }
}
