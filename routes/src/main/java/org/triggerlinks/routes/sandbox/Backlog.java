package org.triggerlinks.routes.sandbox;

import java.time.Clock;
import java.util.List;
import java.util.function.LongSupplier;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.queue.QueueDepths;

/** Counts what is left to do, wherever it is: on disk, in the database, on the queues. */
public final class Backlog {

  private final LongSupplier captured;
  private final Database database;
  private final QueueDepths queues;
  private final List<String> dispatchQueues;
  private final Clock clock;

  /**
   * The backlog of an instance.
   *
   * @param captured clicks that are captured and not drained yet
   * @param dispatchQueues names of the queues that intents are carried out from
   */
  public Backlog(
      LongSupplier captured,
      Database database,
      QueueDepths queues,
      List<String> dispatchQueues,
      Clock clock) {
    this.captured = captured;
    this.database = database;
    this.queues = queues;
    this.dispatchQueues = List.copyOf(dispatchQueues);
    this.clock = clock;
  }

  /**
   * What is left to do. Facts move from the database to their queue and back as intents, so the
   * queue is looked at before and after the database: a fact that moves meanwhile is seen in one of
   * them.
   */
  public Pending count() {
    long clicks = captured.getAsLong();
    long before = queues.of(List.of(FactQueue.NAME));
    Pending stored = database.inTransaction(this::stored);
    long after = queues.of(List.of(FactQueue.NAME));
    return new Pending(
        clicks,
        stored.facts() + Math.max(before, after),
        stored.intents(),
        stored.waits(),
        stored.broadcasts(),
        queues.of(dispatchQueues));
  }

  private Pending stored(Session session) {
    return new Pending(
        0,
        number(session, "select count(*) from QueuedFact")
            + number(session, "select count(*) from HeldClick"),
        due(session, "select count(*) from Intent where state = PENDING and dueAt <= :now")
            + number(session, "select count(*) from Intent where state in (RELAYED, SENDING)"),
        due(session, "select count(*) from WorkflowWait where state = OPEN and deadline <= :now"),
        number(session, "select count(*) from Broadcast where state = RUNNING"),
        0);
  }

  private static long number(Session session, String query) {
    return session.createSelectionQuery(query, Long.class).getSingleResult();
  }

  private long due(Session session, String query) {
    return session
        .createSelectionQuery(query, Long.class)
        .setParameter("now", clock.instant())
        .getSingleResult();
  }
}
