package org.triggerlinks.model.store;

import com.zaxxer.hikari.HikariConfig;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.flywaydb.core.api.callback.BaseCallback;
import org.flywaydb.core.api.callback.Context;
import org.flywaydb.core.api.callback.Event;
import org.hibernate.Session;

/**
 * How long the database is waited for. A server whose machine vanishes, or whose packets a firewall
 * drops, refuses nothing: without a limit, who waits for its answer waits for hours, also when it
 * is back. What fails because of a limit may have been committed, as where a connection breaks.
 */
public final class Patience {

  /**
   * For the answer to a statement. Longer than MariaDB has one wait for a lock
   * (innodb_lock_wait_timeout: 50 seconds unless changed), or who waits for a lock would never be
   * told so.
   */
  static final Duration ANSWER = Duration.ofSeconds(60);

  /** For a new connection, until the server has let it in. */
  static final Duration CONNECT = Duration.ofSeconds(10);

  /**
   * For a connection of the pool: a third of the lease by which a node is taken for alive, so that
   * one that cannot renew it tries again before it has run out.
   */
  static final Duration FREE_CONNECTION = Duration.ofSeconds(10);

  /** For the answer to a statement that may have to read much. */
  static final Duration LONG_ANSWER = Duration.ofMinutes(10);

  private Patience() {}

  static void limit(HikariConfig pool) {
    pool.setConnectionTimeout(FREE_CONNECTION.toMillis());
    if (pool.getJdbcUrl().startsWith("jdbc:mariadb:")) {
      // What the URL says of them counts instead.
      pool.addDataSourceProperty("socketTimeout", Long.toString(ANSWER.toMillis()));
      pool.addDataSourceProperty("connectTimeout", Long.toString(CONNECT.toMillis()));
    }
  }

  /** Waits for {@link #LONG_ANSWER} in this session, until its transaction ends. */
  public static void forLongStatements(Session session) {
    session.doWork(
        connection -> {
          int limit = connection.getNetworkTimeout();
          if (limit > 0) { // there is one
            waitFor(connection, Math.max(limit, (int) LONG_ANSWER.toMillis()));
          }
        });
  }

  // The pool sets it back.
  private static void waitFor(Connection connection, int millis) throws SQLException {
    connection.setNetworkTimeout(Runnable::run, millis);
  }

  /** Waits for changes of the schema as long as they take: of a large table that is hours. */
  static final class ForMigrations extends BaseCallback {

    @Override
    public boolean supports(Event event, Context context) {
      return event == Event.BEFORE_EACH_MIGRATE;
    }

    @Override
    public void handle(Event event, Context context) {
      try {
        if (context.getConnection().getNetworkTimeout() > 0) {
          waitFor(context.getConnection(), 0);
        }
      } catch (SQLException e) {
        throw new IllegalStateException("The database cannot be given time for its schema.", e);
      }
    }
  }
}
