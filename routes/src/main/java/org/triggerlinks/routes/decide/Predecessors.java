package org.triggerlinks.routes.decide;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * Sees to it that a message is not decided before the one it follows. When a node dies, the broker
 * gives its groups to others at once, but what it had in hand a moment later: an external Artemis
 * gives that back only when its disk is done with what the dead one had asked for.
 */
public final class Predecessors {

  private static final Logger LOG = LoggerFactory.getLogger(Predecessors.class);

  // The broker gives up after the fifth; what has not come back by then does not come.
  private static final int LAST_DELIVERIES = 4;

  // Several for each group: each node that puts facts on the queue has a row of its own there.
  private static final int REMEMBERED = 4096;

  private final Database database;
  private final Set<UUID> handled =
      Collections.synchronizedSet(
          Collections.newSetFromMap(
              new LinkedHashMap<>() {
                private static final long serialVersionUID = 1L;

                @Override
                protected boolean removeEldestEntry(Map.Entry<UUID, Boolean> eldest) {
                  return size() > REMEMBERED;
                }
              }));

  public Predecessors(Database database) {
    this.database = database;
  }

  /**
   * Returns if a message may be decided now: it follows none, or one that is decided. The database
   * is asked only if another node did that, or this one before it was started.
   *
   * @param facts ids of its facts
   * @param follows id of the last fact of the message it follows, or null
   * @param deliveries how often the broker has delivered it, this time included; from the fourth
   *     time on it may be decided anyway, as the one it follows may never come
   * @throws Overtaken if the one it follows is to be decided first
   * @throws DatabaseAway if the database cannot be asked
   */
  public void check(List<UUID> facts, String follows, String group, int deliveries) {
    if (follows == null || handled.contains(UUID.fromString(follows))) {
      return;
    }
    if (settled(UUID.fromString(follows))) {
      handled.add(UUID.fromString(follows));
    } else if (deliveries < LAST_DELIVERIES) {
      throw Overtaken.by(facts, group, follows);
    } else {
      LOG.warn(
          "The facts {} of group {} are decided although fact {}, which they follow, is not: it did"
              + " not come in {} deliveries. Look for it among the dead letters; or somebody"
              + " removed it from there, or it was lost with the queue.",
          facts,
          group,
          follows,
          deliveries);
    }
  }

  /** A message was decided, or went to the dead letters: what follows it need not wait for it. */
  public void handled(List<UUID> facts) {
    if (!facts.isEmpty()) {
      handled.add(facts.get(facts.size() - 1));
    }
  }

  private boolean settled(UUID fact) {
    try {
      return database.inTransaction(session -> settled(session, fact));
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      throw e;
    }
  }

  // A click that is held, and a timeout that came too early, come once more later.
  private static boolean settled(Session session, UUID fact) {
    return new Facts(session).decidedAmong(List.of(fact)).contains(fact)
        || new HeldClicks(session).holds(fact)
        || isOpenAgain(session.find(WorkflowWait.class, fact));
  }

  private static boolean isOpenAgain(WorkflowWait wait) {
    return wait != null && wait.state() == WaitState.OPEN;
  }
}
