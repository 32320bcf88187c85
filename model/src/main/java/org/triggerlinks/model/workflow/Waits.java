package org.triggerlinks.model.workflow;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.triggerlinks.model.store.Turn;

/** The open waits of all contacts, by deadline. */
public final class Waits {

  private final Session session;

  public Waits(Session session) {
    this.session = session;
  }

  /**
   * Open waits whose deadline has come, the longest due first, locked. Waits until no other node
   * has waits in hand, and lets none take any until the transaction ends: otherwise two batches of
   * one contact's waits could be committed in the wrong order. A wait that is being ended right now
   * is left out.
   */
  public List<WorkflowWait> takeDue(Instant now, int most) {
    Turn.WAKE_WAITS.take(session);
    return session
        .createSelectionQuery(
            "from WorkflowWait where state = OPEN and deadline <= :now order by deadline, id",
            WorkflowWait.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
  }

  /** How many waits are for a click on this link and have not ended; counts up to so many. */
  public int waitingFor(UUID link, int most) {
    return session
        .createSelectionQuery(
            "select 1 from WorkflowWait where linkId = :link and state in (OPEN, DUE)",
            Integer.class)
        .setParameter("link", link)
        .setMaxResults(most)
        .getResultList()
        .size();
  }

  /** True if the deadline of an open wait has come. */
  public boolean anyDue(Instant now) {
    return !session
        .createSelectionQuery(
            "select 1 from WorkflowWait where state = OPEN and deadline <= :now", Integer.class)
        .setParameter("now", now)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }
}
