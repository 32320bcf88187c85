package org.triggerlinks.routes.wake;

import java.time.Clock;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Turns waits whose deadline has come into facts. Any number of nodes may do it at the same time.
 */
public final class Waker {

  private static final int BATCH = 500;

  private final Database database;
  private final Clock clock;

  public Waker(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Wakes until nothing is due; gives how many waits that were. */
  public int wake() {
    int woken = 0;
    int batch;
    do {
      batch = database.inTransaction(this::wakeBatch);
      woken += batch;
    } while (batch == BATCH);
    return woken;
  }

  // The fact has the id of the wait: however often a wait is woken, its timeout is decided once.
  private int wakeBatch(Session session) {
    List<WorkflowWait> due = new Waits(session).takeDue(clock.instant(), BATCH);
    for (WorkflowWait wait : due) {
      wait.fallDue();
      FactRelay.queue(
          session,
          new FactEnvelope(
              wait.id(),
              wait.locationId(),
              wait.contactId(),
              wait.deadline(),
              null,
              0,
              new Occurrence.WaitFellDue()),
          clock);
    }
    return due.size();
  }
}
