package org.triggerlinks.routes.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.triggerlinks.model.location.Agency;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;

/**
 * The service's clock, which the sandbox may move forward. How far it is ahead is in the database,
 * or a restart would go back in time.
 */
public final class SandboxClock {

  // The column keeps milliseconds, so the clock moves in whole ones.
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration FARTHEST = Duration.ofDays(3660);

  private final Database database;
  private final ServiceClock clock;

  public SandboxClock(Database database, ServiceClock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** The time it shows. */
  public Clock clock() {
    return clock;
  }

  /** How far it is ahead of the real time. */
  public Duration ahead() {
    return database.inTransaction(session -> session.find(Agency.class, Agency.ONLY).clockOffset());
  }

  /** Moves it forward to a moment, as {@link #advance}. */
  public void moveTo(Instant moment) {
    Duration by = Duration.between(clock.instant(), moment);
    advance(by.isNegative() ? by : by.plus(STEP));
  }

  /**
   * Moves it forward; what was due then is not done yet.
   *
   * @throws ImpossibleTime if that is back in time, or farther than ten years ahead
   */
  public void advance(Duration by) {
    if (by.isNegative() || by.isZero()) {
      throw ImpossibleTime.past();
    }
    clock.setAhead(database.inTransaction(session -> advance(session, by)));
  }

  private static Duration advance(Session session, Duration by) {
    Agency agency = session.find(Agency.class, Agency.ONLY, LockMode.PESSIMISTIC_WRITE);
    if (by.compareTo(FARTHEST.minus(agency.clockOffset())) > 0) {
      throw ImpossibleTime.tooFar(FARTHEST);
    }
    agency.advanceClock(by);
    return agency.clockOffset();
  }
}
