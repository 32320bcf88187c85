package org.triggerlinks.routes.wake;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.store.Database;

/**
 * Lets held clicks go on to the rules when their time has come. Any number of nodes may do it: they
 * take turns. A click keeps its id, so it is decided once.
 *
 * <p>While a click is held, waits that it may end do not time out; so none may be held for ever.
 * One that was let go may never be decided: its message is among the dead letters, or was lost with
 * the queue, or the database comes from a backup. Therefore a click that is still held some minutes
 * later is let go once more. If that leads to nothing either, something is wrong with the click
 * itself, and each further try would be a further dead letter: the operator is told, it is held no
 * longer, and its waits go their way. If it was only slow (the service is more than ten minutes
 * behind), a timeout that was queued before it may be decided first, and then it counts as a late
 * click, as does a dead letter that is tried again later.
 */
public final class ClickRelease {

  private static final Logger LOG = LoggerFactory.getLogger(ClickRelease.class);
  private static final int BATCH = 500;

  // Much more than a message waits for the one it follows.
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int MOST_RELEASES = 2;

  // More than the clocks of two nodes differ: of one that is behind, all others would hold too
  // long.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Database database;
  private final Clock clock;
  private final Duration hold;

  /**
   * Lets clicks go.
   *
   * @param hold how long a click is held
   */
  public ClickRelease(Database database, Clock clock, Duration hold) {
    this.database = database;
    this.clock = clock;
    this.hold = hold;
  }

  /** Releases until nothing is due. */
  public void release() {
    while (database.inTransaction(this::releaseBatch) == BATCH) {
      // The next batch.
    }
  }

  private int releaseBatch(Session session) {
    Instant now = clock.instant();
    HeldClicks held = new HeldClicks(session);
    Facts facts = new Facts(session);
    List<HeldClick> due = held.takeDue(now, now.plus(hold).plus(MARGIN), BATCH);
    List<UUID> ids = due.stream().map(HeldClick::id).toList();
    Set<UUID> decided = facts.decidedAmong(ids);
    Set<UUID> queued = facts.queuedAmong(ids);
    for (HeldClick click : due) {
      if (decided.contains(click.id())) {
        held.forget(click.id());
      } else if (queued.contains(click.id())) {
        // The broker is away: the queue does not have it yet.
        click.lookAgain(now, PATIENCE);
      } else if (click.releases() < MOST_RELEASES) {
        facts.queue(click.release(now, PATIENCE));
      } else {
        giveUp(click);
        held.forget(click.id());
      }
    }
    return due.size();
  }

  private static void giveUp(HeldClick click) {
    LOG.warn(
        "The click {} of contact {} on link {} was let go to the rules {} times and is still not"
            + " decided. Nothing waits for it any longer; look for it among the dead letters.",
        click.id(),
        click.contactId(),
        click.linkId(),
        click.releases());
  }
}
