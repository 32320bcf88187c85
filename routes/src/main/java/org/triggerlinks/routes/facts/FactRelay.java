package org.triggerlinks.routes.facts;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.store.Database;

/**
 * Takes facts from the database, where they were committed together with what caused them, to the
 * queue, those of each contact in the order of their commits. Any number of nodes may do it: they
 * take turns, batch by batch, and a turn ends after the queue has the facts, so what the next node
 * finds comes after them. If one dies in between, its facts are put there again, in the same order;
 * their ids see to it that each is decided once.
 */
public final class FactRelay {

  private static final int BATCH = 2_000;

  private final Database database;
  private final FactQueue queue;

  public FactRelay(Database database, FactQueue queue) {
    this.database = database;
    this.queue = queue;
  }

  /** Commits a fact with this session's transaction; it is relayed after that. */
  public static void queue(Session session, FactEnvelope fact, Clock clock) {
    new Facts(session).queue(QueuedFact.of(fact.id(), FactJson.write(fact), clock.instant()));
  }

  /** Relays until nothing is left; nothing if the broker does not answer. */
  public void relay() {
    queue.reach(); // or the other nodes would wait for the turn of one that is cut off
    while (database.inTransaction(this::relayBatch) == BATCH) {
      // The next batch.
    }
  }

  private int relayBatch(Session session) {
    Facts facts = new Facts(session);
    List<QueuedFact> taken = facts.takeQueued(BATCH);
    if (!taken.isEmpty()) {
      Map<String, List<String>> groups = new LinkedHashMap<>();
      for (QueuedFact fact : taken) {
        groups.computeIfAbsent(groupOf(fact), group -> new ArrayList<>()).add(fact.body());
      }
      queue.putUnlessBusy(groups);
      facts.relayed(taken);
    }
    return taken.size();
  }

  private static String groupOf(QueuedFact fact) {
    return Groups.of(FactJson.contact(fact.body()));
  }
}
