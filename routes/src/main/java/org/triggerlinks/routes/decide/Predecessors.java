package org.triggerlinks.routes.decide;

import java.time.Duration;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.Predecessor;

/**
 * Knows which messages are done, so that none is decided before the one it follows. When a node
 * dies, the broker gives its groups to others at once, but what it had in hand a moment later: an
 * external Artemis gives that back only when its disk is done with what the dead one had asked for.
 */
public final class Predecessors {

  /** So long something is waited for, from the moment on when it is missed on this node. */
  public static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final Logger LOG = LoggerFactory.getLogger(Predecessors.class);

  // Several for each group: each node that puts facts on the queue has a row of its own there.
  private static final int REMEMBERED = 4096;

  private final Database database;
  private final LongSupplier nanoTime;
  private final Map<UUID, Boolean> done = remembering();
  private final Map<UUID, Missed> missed = remembering();

  /**
   * Something that was to come before what came.
   *
   * @param since when that was noticed first, in nanoseconds
   * @param deliveries how often that which follows it had been delivered at the last look
   */
  private record Missed(long since, int deliveries) {}

  public Predecessors(Database database) {
    this(database, System::nanoTime);
  }

  /** The same, by this measure of time in nanoseconds, which no setting of a clock changes. */
  public Predecessors(Database database, LongSupplier nanoTime) {
    this.database = database;
    this.nanoTime = nanoTime;
  }

  private static <T> Map<UUID, T> remembering() {
    return Collections.synchronizedMap(
        new LinkedHashMap<>() {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<UUID, T> eldest) {
            return size() > REMEMBERED;
          }
        });
  }

  /** A message was decided, or went to the dead letters: what follows it need not wait for it. */
  void handled(UUID message) {
    if (message != null) {
      done.put(message, true);
    }
  }

  /** True if this message is known to be done: handled here, or found done by a look. */
  boolean areDone(Predecessor message) {
    return done.containsKey(message.message());
  }

  /**
   * Looks in the database which of these messages are done that are not known to be. There are none
   * if nobody died: then the database is not asked.
   *
   * @throws DatabaseAway if the database cannot be asked
   */
  void lookUp(Collection<Predecessor> messages) {
    List<Predecessor> unknown = messages.stream().filter(one -> !areDone(one)).toList();
    if (unknown.isEmpty()) {
      return;
    }
    try {
      database
          .inTransaction(session -> doneAmong(session, unknown))
          .forEach(one -> handled(one.message()));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      throw e;
    }
  }

  private static List<Predecessor> doneAmong(Session session, List<Predecessor> messages) {
    Set<UUID> decided =
        new Facts(session).decidedAmong(messages.stream().map(Predecessor::fact).toList());
    return messages.stream()
        .filter(one -> decided.contains(one.fact()) || comesOnceMore(session, one))
        .toList();
  }

  // A click that is held, and a timeout that came too early, come once more later. A click that is
  // let go is held, too, until it is decided: nothing but its decision says that this is done.
  private static boolean comesOnceMore(Session session, Predecessor message) {
    return (!message.letGo() && new HeldClicks(session).holds(message.fact()))
        || isOpenAgain(session.find(WorkflowWait.class, message.fact()));
  }

  private static boolean isOpenAgain(WorkflowWait wait) {
    return wait != null && wait.state() == WaitState.OPEN;
  }

  /**
   * True if what this message follows is not waited for any longer, as it may never come: it was
   * missed long enough, and this message was given back since anybody looked for the other one, so
   * that this one would be behind it if it were there.
   */
  boolean areWaitedForNoLonger(ReadMessage message) {
    UUID before = message.follows().message();
    long now = nanoTime.getAsLong();
    Missed last = missed.get(before);
    if (last == null) {
      missed.put(before, new Missed(now, message.deliveries()));
      return false;
    }
    if (now - last.since() >= PATIENCE.toNanos() && message.deliveries() > last.deliveries()) {
      return true;
    }
    missed.put(before, new Missed(last.since(), message.deliveries()));
    return false;
  }

  /** Says in the log that this message is decided although what it follows is not. */
  void tellOfGivingUp(ReadMessage message) {
    Missed before = missed.get(message.follows().message());
    LOG.warn(
        "The facts {} of group {} are decided although fact {}, which they follow, is not: it did"
            + " not come in {} seconds and {} deliveries. Look for it among the dead letters; or"
            + " somebody removed it from there, or it was lost with the queue.",
        message.facts(),
        message.group(),
        message.follows().fact(),
        before == null
            ? "many"
            : Duration.ofNanos(nanoTime.getAsLong() - before.since()).toSeconds(),
        message.deliveries());
  }
}
