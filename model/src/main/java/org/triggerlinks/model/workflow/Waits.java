package org.triggerlinks.model.workflow;

import java.time.Instant;
import java.util.List;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** The open waits of all contacts, by deadline. */
public final class Waits {

  private final Session session;

  public Waits(Session session) {
    this.session = session;
  }

  /** Open waits whose deadline has come and that no other node is waking, locked. */
  public List<WorkflowWait> takeDue(Instant now, int most) {
    return session
        .createSelectionQuery(
            "from WorkflowWait where state = OPEN and deadline <= :now order by deadline",
            WorkflowWait.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
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
