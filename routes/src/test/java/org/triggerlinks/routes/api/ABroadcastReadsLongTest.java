package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;

/** Who looks for a few contacts among millions is waited for longer than any other statement. */
class ABroadcastReadsLongTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration SOON = Duration.ofSeconds(60);

  @TempDir Path folder;

  private final Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
  private final Location location = Location.create("main", "Main", "UTC", NOW);
  private final Broadcast broadcast =
      Broadcast.create(
          location.id(),
          "sms",
          new Message.Content(null, "Hello!", null),
          "{\"tag\":\"rare\"}",
          NOW);

  @Test
  void it_goes_on_when_its_contacts_are_found_after_the_limit_of_other_statements()
      throws Exception {
    Database.Access access = RealMariaDb.access();
    Database.Access limited =
        new Database.Access(
            access.url() + "?socketTimeout=" + LIMIT.toMillis(), access.user(), "", 4);
    Path files = Files.createDirectories(folder.resolve("rules"));
    try (Database database = Database.open(limited);
        RuleBook rules = RuleBook.open(files, new GoodVersionsInMemory(), clock);
        Connection owner = DriverManager.getConnection(access.url(), access.user(), "");
        Connection server = DriverManager.getConnection(access.url(), access.user(), "")) {
      database.transact(
          session -> {
            session.persist(location);
            session.flush();
            session.persist(broadcast);
          });
      MessageWriter writer = new MessageWriter(URI.create("http://localhost"), clock);
      BroadcastRun run = new BroadcastRun(database, new Posting(writer, rules, clock), clock);
      execute(owner, "lock tables contact write"); // nobody reads them meanwhile
      CompletableFuture<Void> running = CompletableFuture.runAsync(run::run);
      await()
          .atMost(SOON)
          .until(() -> running.isDone() || waiting(server).compareTo(LIMIT.multipliedBy(2)) > 0);
      execute(owner, "unlock tables");

      assertThat(running).succeedsWithin(SOON);
      assertThat(
              database
                  .inTransaction(session -> session.find(Broadcast.class, broadcast.id()))
                  .state())
          .isEqualTo(Broadcast.State.FINISHED);
    }
  }

  private static Duration waiting(Connection server) throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "select cast(coalesce(max(time_ms), 0) as integer) from"
                    + " information_schema.processlist where state like '%metadata lock'")) {
      rows.next();
      return Duration.ofMillis(rows.getLong(1));
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
