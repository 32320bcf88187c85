package org.triggerlinks.benchmarks;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.triggerlinks.model.store.Database;

/** What a MariaDB server has counted since its start, of all its databases together. */
final class MariaDbStatus implements AutoCloseable {

  private final Connection connection;

  private MariaDbStatus(Connection connection) {
    this.connection = connection;
  }

  static MariaDbStatus of(Database.Access access) throws SQLException {
    return new MariaDbStatus(
        DriverManager.getConnection(access.url(), access.user(), access.password()));
  }

  /** The count of this name, as {@code SHOW GLOBAL STATUS} has it. */
  long of(String name) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery("SHOW GLOBAL STATUS LIKE '" + name + "'")) {
      result.next();
      return result.getLong(2);
    }
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
