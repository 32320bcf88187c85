package org.triggerlinks.model.instance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The processes of the service that are alive, and those that were not long ago. */
public final class RunningInstances {

  private final Session session;

  public RunningInstances(Session session) {
    this.session = session;
  }

  /** Says that an instance is alive until then; one that was forgotten meanwhile is back. */
  public void renew(UUID id, Instant now, Instant until) {
    RunningInstance known = session.find(RunningInstance.class, id);
    if (known == null) {
      session.persist(RunningInstance.started(id, now, until));
    } else {
      known.aliveUntil(until);
    }
  }

  public boolean isAlive(UUID id, Instant now) {
    RunningInstance known = session.find(RunningInstance.class, id);
    return known != null && known.aliveUntil().isAfter(now);
  }

  /** Up to when the clicks of each other instance that is alive are on the queue. */
  public List<Instant> othersDrainedUntil(UUID id, Instant now) {
    return session
        .createSelectionQuery(
            "select drainedUntil from RunningInstance"
                + " where id <> :id and aliveUntil > :now and drainedUntil is not null",
            Instant.class)
        .setParameter("id", id)
        .setParameter("now", now)
        .getResultList();
  }

  /** Says up to when the clicks of an instance are on the queue. */
  public void drained(UUID id, Instant until) {
    RunningInstance known = session.find(RunningInstance.class, id);
    if (known != null) {
      known.drainedUntil(until);
    }
  }

  /** An instance stopped, or is known to be dead. */
  public void forget(UUID id) {
    session
        .createMutationQuery("delete from RunningInstance where id = :id")
        .setParameter("id", id)
        .executeUpdate();
  }

  /** All instances are known to be dead. */
  public void forgetAll() {
    session.createMutationQuery("delete from RunningInstance").executeUpdate();
  }

  /** Instances that have not been alive since then are not coming back. */
  public void forgetDeadSince(Instant moment) {
    session
        .createMutationQuery("delete from RunningInstance where aliveUntil < :moment")
        .setParameter("moment", moment)
        .executeUpdate();
  }
}
