package org.triggerlinks.routes.wake;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.store.Database;

/**
 * Lets held clicks go on to the rules when their time has come. Any number of nodes may do it: they
 * take turns. A click keeps its id, so it is decided once.
 */
public final class ClickRelease {

  private static final int BATCH = 500;

  private final Database database;
  private final Clock clock;

  public ClickRelease(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  /** Releases until nothing is due. */
  public void release() {
    while (database.inTransaction(this::releaseBatch) == BATCH) {
      // The next batch.
    }
  }

  private int releaseBatch(Session session) {
    Instant now = clock.instant();
    List<HeldClick> due = new HeldClicks(session).takeDue(now, BATCH);
    due.forEach(click -> new Facts(session).queue(click.release(now)));
    return due.size();
  }
}
