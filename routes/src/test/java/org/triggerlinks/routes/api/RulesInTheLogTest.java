package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** What an operator, who sees only the log, learns of the rule files. */
class RulesInTheLogTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String WARNING =
      "There is no link named \"Sprong\" here. Did you mean \"Spring\"?";

  @TempDir Path folder;

  private Logged log;
  private Logged bookLog;
  private Database database;
  private RuleBook rules;
  private WarnOfUnknownNames warnings;

  @BeforeEach
  void open() throws Exception {
    log = Logged.by(WarnOfUnknownNames.class);
    bookLog = Logged.by(RuleBook.class);
    Files.createDirectories(folder.resolve("rules").resolve("workflows"));
    database = database();
    rules =
        RuleBook.openLater(
            folder.resolve("rules"), new GoodVersionsInMemory(), Clock.fixed(NOW, ZoneOffset.UTC));
    warnings = new WarnOfUnknownNames(database, rules);
    rules.onChange(warnings);
  }

  @AfterEach
  void close() {
    warnings.close();
    rules.close();
    database.close();
    log.close();
    bookLog.close();
  }

  private Database database() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    return Database.open(new Database.Access(url, "sa", "", 4));
  }

  @Test
  void the_state_of_a_file_is_called_as_in_the_api() throws Exception {
    workflow("sale", "Spring");
    load();
    workflow("sale", "Spring\", nohing == \"");
    rules.refresh();
    workflow("other", "x\", nohing == \"");
    rules.refresh();

    assertThat(bookLog.lines())
        .anyMatch(line -> line.equals("INFO workflows/sale.drl: in_force (1 rules)"))
        .anyMatch(line -> line.matches("WARN .*sale.*\\[last_good_version_in_force]"))
        .anyMatch(line -> line.matches("WARN .*other.*\\[broken]"))
        .noneMatch(line -> line.matches(".*(GOOD|BROKEN).*"));
  }

  @Test
  void an_unknown_name_is_told_with_file_line_location_and_hint_also_when_it_comes_later()
      throws Exception {
    location("berlin", "Spring");
    location("essen", "Autumn");
    workflow("sale", "Sprong\" || link == \"Spring");
    load();
    awaitLines(1);
    workflow("berlin/own", "Sprong");
    rules.refresh();
    awaitLines(2);

    assertThat(log.lines())
        .containsExactly(
            "WARN workflows/sale.drl:7: " + WARNING + " [location berlin]",
            "WARN workflows/berlin/own.drl:7: " + WARNING + " [location berlin]");
  }

  @Test
  void a_shared_file_writes_no_line_for_each_of_many_locations_and_does_not_read_them_all()
      throws Exception {
    for (int i = 0; i < 30; i++) {
      location("l" + i, "Spring");
    }
    workflow("sale", "Sprong\" || link == \"Spring");
    execute("set query_statistics true");
    load();
    awaitLines(WarnOfUnknownNames.MOST_LINES + 1);

    assertThat(log.lines().get(WarnOfUnknownNames.MOST_LINES))
        .isEqualTo(
            "WARN workflows/sale.drl: More such lines are left out; GET /api/v1/workflows lists"
                + " those of a location.");
    assertThat(timesRead("custom_value")).isEqualTo(WarnOfUnknownNames.MOST_LINES + 1);
  }

  @Test
  void a_warning_that_failed_comes_with_the_next_file_that_changes() throws Exception {
    location("berlin", "Spring");
    workflow("sale", "Sprong\" || link == \"Spring");
    execute("alter table custom_value rename to custom_value_away");
    try (Logged everything = Logged.allBy(WarnOfUnknownNames.class)) {
      load();
      await().until(() -> !everything.lines().isEmpty());
      assertThat(everything.lines()).singleElement().asString().startsWith("DEBUG ");
    }
    execute("alter table custom_value_away rename to custom_value");

    workflow("other", "Spring");
    rules.refresh();
    await().until(() -> log.lines().stream().anyMatch(line -> line.startsWith("WARN ")));

    assertThat(log.lines())
        .contains("WARN workflows/sale.drl:7: " + WARNING + " [location berlin]");
  }

  @Test
  void a_database_that_is_away_keeps_no_rule_from_being_loaded() throws Exception {
    database.close();
    workflow("sale", "Sprong");
    load();
    warnings.close();

    assertThat(rules.workflows("berlin")).hasSize(1);
    assertThat(log.lines()).isEmpty();
    database = database();
  }

  private void load() {
    rules.start();
    rules.awaitLoaded();
  }

  private void awaitLines(int count) {
    await().untilAsserted(() -> assertThat(log.lines()).hasSize(count));
  }

  private void execute(String sql) throws SQLException {
    try (Connection connection = database.dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    }
  }

  /** How often rows of this table were asked for since the database counts that. */
  private long timesRead(String table) {
    return database.inTransaction(
        session ->
            session
                .createNativeQuery(
                    "select coalesce(sum(execution_count), 0) from information_schema.query_statistics"
                        + " where sql_statement like :from",
                    Long.class)
                .setParameter("from", "%from " + table + " %")
                .getSingleResult());
  }

  private void location(String slug, String link) {
    Location location = Location.create(slug, slug, "UTC", NOW);
    String key = Keys.newLinkKey();
    database.transact(
        session -> {
          session.persist(location);
          session.persist(
              TriggerLink.create(location.id(), key, link, "https://example.com/", false, NOW));
        });
  }

  private void workflow(String name, String link) throws IOException {
    Path file = folder.resolve("rules").resolve("workflows").resolve(name + ".drl");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        package workflows.scratch
        import org.triggerlinks.model.fact.*
        import function org.triggerlinks.model.action.Actions.*

        rule "Tag who clicks"
        when
            LinkClicked( link == "%s" )
        then
            insert( addTag( "clicked" ) );
        end
        """
            .formatted(link));
  }
}
