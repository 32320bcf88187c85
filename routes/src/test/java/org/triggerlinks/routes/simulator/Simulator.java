package org.triggerlinks.routes.simulator;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import org.triggerlinks.model.store.Database;

/** Runs one seed after the other, each in an empty database. */
final class Simulator implements AutoCloseable {

  private static final AtomicInteger DATABASES = new AtomicInteger();
  private static final int CONNECTIONS = 40;

  // A lock is waited for by the scheduler, not by the database. No query is the same twice, so none
  // is looked up among the last results.
  private static final String SETTINGS =
      ";MODE=MariaDB;DATABASE_TO_LOWER=TRUE;CASE_INSENSITIVE_IDENTIFIERS=TRUE;DB_CLOSE_DELAY=-1"
          + ";LOCK_TIMEOUT=1;QUERY_CACHE_SIZE=400;OPTIMIZE_REUSE_RESULTS=0";

  private final RuleBooks rules;
  private final Database database;
  private final View view;

  Simulator(RuleBooks rules) {
    this.rules = rules;
    String url = "jdbc:h2:mem:simulated" + DATABASES.incrementAndGet() + SETTINGS;
    this.database =
        Database.open(new Database.Access(SimulatedDriver.urlOf(url), "sa", "", CONNECTIONS));
    try {
      this.view = new View(url);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  Verdict run(long seed) {
    World world = new World(seed, database, view, rules);
    Simulation simulation = new Simulation(world);
    Throwable broken = null;
    try {
      simulation.run();
    } catch (RuntimeException | Error e) {
      broken = e;
      world.trace("%s", e.getMessage() == null ? e : e.getMessage());
    } finally {
      world.end();
    }
    return new Verdict(seed, simulation.steps(), broken, world.trace());
  }

  @Override
  public void close() throws SQLException {
    view.close();
    database.close();
  }
}
