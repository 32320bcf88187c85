package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.hibernate.Session;
import org.triggerlinks.model.instance.RunningInstances;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.store.Database;

/**
 * Knows which attempts somebody is at. Those of this instance are in memory. Another instance is
 * believed to be at its attempts for as long as its lease runs, which it renews while it lives; a
 * process that was killed renews nothing.
 */
public final class Presence implements AutoCloseable {

  /** How long an instance is taken for alive after it said so. */
  static final Duration LEASE = Duration.ofSeconds(30);

  private static final Duration KEPT_WHEN_DEAD = Duration.ofHours(1);

  private final UUID instance = UUID.randomUUID();
  private final Set<UUID> attempts = ConcurrentHashMap.newKeySet();
  private final Database database;
  private final Clock realTime;

  private Presence(Database database, Clock realTime) {
    this.database = database;
    this.realTime = realTime;
  }

  /**
   * Makes this instance known.
   *
   * @param realTime never the clock that the sandbox moves: a jump would end all leases
   * @param alone true if no other process can have this database open, so all others are dead
   */
  public static Presence announce(Database database, Clock realTime, boolean alone) {
    Presence presence = new Presence(database, realTime);
    if (alone) {
      database.transact(session -> new RunningInstances(session).forgetAll());
    }
    presence.renew();
    return presence;
  }

  /** Says that this instance is alive. */
  public void renew() {
    Instant now = realTime.instant();
    database.transact(
        session -> {
          RunningInstances instances = new RunningInstances(session);
          instances.forgetDeadSince(now.minus(KEPT_WHEN_DEAD));
          instances.renew(instance, now, now.plus(LEASE));
        });
  }

  /** Which instance this is. */
  public UUID instance() {
    return instance;
  }

  /** The time by which instances are alive. */
  public Instant realTime() {
    return realTime.instant();
  }

  /** This instance is at an attempt from now on; said before anybody else can see it. */
  void began(Attempt attempt) {
    attempts.add(attempt.id());
  }

  /** What came of the attempt is recorded, or will never be known. */
  void ended(UUID attempt) {
    attempts.remove(attempt);
  }

  /** True if this instance is at this attempt right now. */
  boolean isAt(UUID attempt) {
    return attempt != null && attempts.contains(attempt);
  }

  /** True if somebody is at this attempt right now. */
  boolean attends(Session session, Attempt attempt) {
    UUID by = attempt.instanceId();
    return instance.equals(by)
        ? isAt(attempt.id())
        : by != null && new RunningInstances(session).isAlive(by, realTime.instant());
  }

  /** Takes leave, so that nobody waits for the lease to run out. */
  @Override
  public void close() {
    database.transact(session -> new RunningInstances(session).forget(instance));
  }
}
