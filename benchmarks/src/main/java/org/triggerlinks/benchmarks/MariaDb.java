package org.triggerlinks.benchmarks;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.model.store.Database;

/** A MariaDB database, asked past the service that uses it. */
final class MariaDb implements AutoCloseable {

  private static final String LOWEST_ID = "00000000-0000-0000-0000-000000000000";

  // Pages a second; by itself it writes 200 of them.
  private static final int IN_A_HURRY = 20_000;
  private static final int FEW_PAGES = 500;
  private static final Duration PATIENCE = Duration.ofMinutes(20);

  private final Connection connection;

  private MariaDb(Connection connection) {
    this.connection = connection;
  }

  static MariaDb of(Database.Access access) throws SQLException {
    return new MariaDb(DriverManager.getConnection(access.url(), access.user(), access.password()));
  }

  void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** The number that this query gives. */
  long number(String query) throws SQLException {
    return numbers(query).get(0);
  }

  /** Microseconds that this query gives, in milliseconds. */
  List<Double> millis(String query) throws SQLException {
    return numbers(query).stream().map(micros -> micros / 1000.0).toList();
  }

  private List<Long> numbers(String query) throws SQLException {
    List<Long> numbers = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(query)) {
      while (result.next()) {
        numbers.add(result.getLong(1));
      }
    }
    return numbers;
  }

  /** The last id, as they grow, of these rows: a table, and perhaps a condition. */
  String lastId(String rows) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result =
            statement.executeQuery(
                "SELECT COALESCE(MAX(id), '%s') FROM %s".formatted(LOWEST_ID, rows))) {
      result.next();
      return result.getString(1);
    }
  }

  /** The folder of the server's files, which is on this machine. */
  Path folder() throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SELECT @@datadir")) {
      result.next();
      return Path.of(result.getString(1));
    }
  }

  /** What the server has counted since its start, of all its databases together. */
  long status(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
      result.next();
      return result.getLong(2);
    }
  }

  /**
   * Waits until the server has written to the disk what it was given before. After millions of rows
   * it does so for minutes, and whoever reads a page waits until there is room for it.
   */
  void awaitWritten() throws Exception {
    long share = number("SELECT @@innodb_max_dirty_pages_pct");
    long pace = number("SELECT @@innodb_io_capacity");
    long fastest = number("SELECT @@innodb_io_capacity_max");
    execute("SET GLOBAL innodb_io_capacity_max = " + IN_A_HURRY);
    execute("SET GLOBAL innodb_io_capacity = " + IN_A_HURRY);
    execute("SET GLOBAL innodb_max_dirty_pages_pct = 0");
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (status("Innodb_buffer_pool_pages_dirty") > FEW_PAGES) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("MariaDB does not come to an end with writing.");
      }
      TimeUnit.MILLISECONDS.sleep(500);
    }
    execute("SET GLOBAL innodb_max_dirty_pages_pct = " + share);
    execute("SET GLOBAL innodb_io_capacity = " + pace);
    execute("SET GLOBAL innodb_io_capacity_max = " + fastest);
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
