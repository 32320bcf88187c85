package org.triggerlinks.routes.wake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.Waits;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Turns waits whose deadline has come into facts, those with the earlier deadline first. Any number
 * of nodes may do it: they take turns, batch by batch, so that two deadlines of one contact stay in
 * order. A wait is left alone while a click that came before its deadline is still on its way to
 * the queue: the timeout would overtake it, and a click in time would count as late.
 */
public final class Waker {

  private static final int BATCH = 2_000;

  private final Database database;
  private final Clock clock;
  private final UnaryOperator<Instant> drainedUntil;

  /**
   * Wakes what is due by this clock.
   *
   * @param drainedUntil given the time, says up to when all clicks are on the queue
   */
  public Waker(Database database, Clock clock, UnaryOperator<Instant> drainedUntil) {
    this.database = database;
    this.clock = clock;
    this.drainedUntil = drainedUntil;
  }

  /** Wakes until nothing is due; gives how many waits that were. */
  public int wake() {
    int woken = 0;
    int batch;
    do {
      Instant until = drainedUntil.apply(clock.instant());
      batch = database.inTransaction(session -> wakeBatch(session, until));
      woken += batch;
    } while (batch == BATCH);
    return woken;
  }

  // The fact has the id of the wait: however often a wait is woken, its timeout is decided once.
  // One that came too early may be back before the relay could say that the queue has it.
  private int wakeBatch(Session session, Instant until) {
    List<WorkflowWait> due = new Waits(session).takeDue(until, BATCH);
    Set<UUID> onTheirWay =
        new Facts(session).queuedAmong(due.stream().map(WorkflowWait::id).toList());
    due.removeIf(wait -> onTheirWay.contains(wait.id()));
    for (WorkflowWait wait : due) {
      wait.fallDue();
      FactRelay.queue(
          session,
          new FactEnvelope(
              wait.id(),
              wait.locationId(),
              wait.contactId(),
              wait.deadline(),
              wait.openedBy(),
              depth(session, wait),
              new Occurrence.WaitFellDue()),
          clock);
    }
    return due.size();
  }

  // Where time passes, there is no loop. A wait for a moment that had passed is a step of one.
  private static int depth(Session session, WorkflowWait wait) {
    if (wait.openedBy() == null || wait.deadline().isAfter(wait.openedAt())) {
      return 0;
    }
    return new Facts(session).byId(wait.openedBy()).map(opener -> opener.depth() + 1).orElse(0);
  }
}
