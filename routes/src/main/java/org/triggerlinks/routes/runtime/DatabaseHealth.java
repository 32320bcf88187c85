package org.triggerlinks.routes.runtime;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.function.Supplier;
import org.triggerlinks.model.store.Database;

/** Asks the database for a connection and whether it is alive. */
record DatabaseHealth(Database database) implements Supplier<Health> {
  private static final int SECONDS = 2;

  @Override
  public Health get() {
    try (Connection connection = database.dataSource().getConnection()) {
      return connection.isValid(SECONDS)
          ? Health.up("The database answers.")
          : Health.down("The database does not answer within " + SECONDS + " seconds.");
    } catch (SQLException e) {
      return Health.down("The database cannot be reached: " + e.getMessage());
    }
  }
}
