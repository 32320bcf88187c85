package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.triggerlinks.model.store.testing.RealMariaDb;

/** An answer is waited for as long as it may take, and no longer. */
class PatienceTest {

  private static final Duration LIMIT = Duration.ofMillis(500);
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final String BEFORE_A_CHANGE_OF_MESSAGES = "18"; // V19 adds a column

  private final Database.Access access = RealMariaDb.access();

  @Test
  void a_statement_is_waited_for_longer_than_for_the_longest_lock() throws SQLException {
    try (Database database = Database.open(access)) {
      assertThat(limitOf(database)).isEqualTo(Patience.ANSWER);
    }
    assertThat(Patience.ANSWER).isGreaterThan(Duration.ofSeconds(number("lock_wait_timeout")));
  }

  @Test
  void what_the_url_says_counts() throws SQLException {
    try (Database database = Database.open(limited("?socketTimeout=1234"))) {
      assertThat(limitOf(database)).isEqualTo(Duration.ofMillis(1234));
    }
  }

  @Test
  void a_long_statement_is_waited_for_until_its_transaction_ends() throws SQLException {
    try (Database database = Database.open(access)) {
      database.transact(
          session -> {
            Patience.forLongStatements(session);
            session.doWork(
                connection -> assertThat(limitOf(connection)).isEqualTo(Patience.LONG_ANSWER));
          });

      assertThat(limitOf(database)).isEqualTo(Patience.ANSWER);
    }
  }

  @Test
  @Timeout(value = 60, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void a_change_of_the_schema_takes_as_long_as_it_takes() throws Exception {
    Flyway.configure()
        .dataSource(access.url(), access.user(), access.password())
        .target(BEFORE_A_CHANGE_OF_MESSAGES)
        .load()
        .migrate();
    try (Connection reader = connect();
        Connection server = connect()) {
      reader.setAutoCommit(false);
      execute(reader, "select * from message"); // nobody changes this table meanwhile
      CompletableFuture<Void> opening =
          CompletableFuture.runAsync(
              () -> Database.open(limited("?socketTimeout=" + LIMIT.toMillis())).close());

      while (!opening.isDone() && waitingFor(server).compareTo(LIMIT.multipliedBy(2)) < 0) {
        // It does not wait for long enough yet.
      }
      reader.rollback();

      assertThat(opening).succeedsWithin(SOON);
    }
  }

  // How long a change of a table has waited for who reads it.
  private static Duration waitingFor(Connection server) throws SQLException {
    try (Statement statement = server.createStatement();
        ResultSet waiting =
            statement.executeQuery(
                "select cast(coalesce(max(time_ms), 0) as integer) from"
                    + " information_schema.processlist where state like '%metadata lock'")) {
      waiting.next();
      return Duration.ofMillis(waiting.getLong(1));
    }
  }

  private Database.Access limited(String parameters) {
    return new Database.Access(
        access.url() + parameters, access.user(), access.password(), access.poolSize());
  }

  private static Duration limitOf(Database database) throws SQLException {
    try (Connection connection = database.dataSource().getConnection()) {
      return limitOf(connection);
    }
  }

  private static Duration limitOf(Connection connection) throws SQLException {
    return Duration.ofMillis(connection.getNetworkTimeout());
  }

  private long number(String variable) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement();
        ResultSet value = statement.executeQuery("select @@innodb_" + variable)) {
      value.next();
      return value.getLong(1);
    }
  }

  private Connection connect() throws SQLException {
    return DriverManager.getConnection(access.url(), access.user(), access.password());
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
