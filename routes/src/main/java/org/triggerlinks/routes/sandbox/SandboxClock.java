package org.triggerlinks.routes.sandbox;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.triggerlinks.model.location.Agency;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.nodes.Follower;
import org.triggerlinks.routes.nodes.News;

/**
 * The service's clock, which the sandbox may move forward. How far it is ahead is in the database,
 * or a restart would go back in time; and since it only grows, the nodes follow one another in
 * whatever order they hear of it.
 */
public final class SandboxClock implements Follower {

  // The column keeps milliseconds, so the clock moves in whole ones.
  private static final Duration STEP = Duration.ofMillis(1);
  private static final Duration FARTHEST = Duration.ofDays(3660);

  private final Database database;
  private final ServiceClock clock;
  private final Consumer<News> tell;

  /** The clock of this node; the other nodes are told, without waiting for them. */
  public SandboxClock(Database database, ServiceClock clock, Consumer<News> tell) {
    this.database = database;
    this.clock = clock;
    this.tell = tell;
  }

  /** The time it shows. */
  public Clock clock() {
    return clock;
  }

  /** How far it is ahead of the real time. */
  public Duration ahead() {
    return database.inTransaction(session -> new Locations(session).agency().clockOffset());
  }

  /** Moves it forward to a moment, as {@link #advance}. */
  public void moveTo(Instant moment) {
    advance(
        agency -> {
          // Another node may have moved it without this one having heard of it.
          Instant now = clock.source().instant().plus(agency.clockOffset());
          Duration by = Duration.between(now, moment);
          return by.isNegative() ? by : by.plus(STEP);
        });
  }

  /**
   * Moves it forward; what was due then is not done yet.
   *
   * @throws ImpossibleTime if that is back in time, or farther than ten years ahead
   */
  public void advance(Duration by) {
    advance(agency -> by);
  }

  private void advance(Function<Agency, Duration> by) {
    Duration ahead = database.inTransaction(session -> advance(session, by));
    clock.catchUp(ahead);
    tell.accept(new News.ClockMoved(ahead));
  }

  private static Duration advance(Session session, Function<Agency, Duration> wanted) {
    Agency agency = session.find(Agency.class, Agency.ONLY, LockMode.PESSIMISTIC_WRITE);
    Duration by = wanted.apply(agency);
    if (by.isNegative() || by.isZero()) {
      throw ImpossibleTime.past();
    }
    if (by.compareTo(FARTHEST.minus(agency.clockOffset())) > 0) {
      throw ImpossibleTime.tooFar(FARTHEST);
    }
    agency.advanceClock(by);
    return agency.clockOffset();
  }

  @Override
  public void hear(News news) {
    if (news instanceof News.ClockMoved moved) {
      clock.catchUp(moved.ahead());
    }
  }

  @Override
  public void look() {
    clock.catchUp(ahead());
  }
}
