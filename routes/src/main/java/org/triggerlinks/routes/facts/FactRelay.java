package org.triggerlinks.routes.facts;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;
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
 *
 * <p>Many facts at once, as when a hundred thousand waits fall due, stay in the database while the
 * queue has enough: clicks come to the queue by another way, and would wait behind all of them.
 */
public final class FactRelay {

  /** Facts that are put on the queue together. */
  static final int BATCH = 1_000;

  /** So many messages keep those busy who decide; a batch has one for each partition. */
  static final int ENOUGH = 31;

  // Where clicks alone keep the queue full, what is not a click is decided nevertheless.
  static final Duration LONGEST_PAUSE = Duration.ofSeconds(2);

  private final Database database;
  private final FactQueue queue;
  private final LongSupplier onQueue;
  private final LongSupplier nanoTime;

  // Of one relay at a time: the last batch was a full one, which was put there at this time.
  private boolean full;
  private long lastBatch;

  /** One whose queue never has enough. */
  public FactRelay(Database database, FactQueue queue) {
    this(database, queue, () -> 0, System::nanoTime);
  }

  /**
   * One that looks how long the queue is.
   *
   * @param onQueue messages on the queue, those included that somebody is deciding
   * @param nanoTime in nanoseconds, as {@link System#nanoTime}
   */
  public FactRelay(
      Database database, FactQueue queue, LongSupplier onQueue, LongSupplier nanoTime) {
    this.database = database;
    this.queue = queue;
    this.onQueue = onQueue;
    this.nanoTime = nanoTime;
  }

  /** Commits a fact with this session's transaction; it is relayed after that. */
  public static void queue(Session session, FactEnvelope fact, Clock clock) {
    new Facts(session).queue(QueuedFact.of(fact.id(), FactJson.write(fact), clock.instant()));
  }

  /**
   * Relays until nothing is left or the queue has enough; nothing if the broker does not answer.
   *
   * @return true if something is left for which there will be room soon
   */
  public boolean relay() {
    queue.reach(); // or the other nodes would wait for the turn of one that is cut off
    while (!full || isRoom()) {
      full = database.inTransaction(this::relayBatch) == BATCH;
      lastBatch = nanoTime.getAsLong();
      if (!full) {
        return false;
      }
    }
    return true;
  }

  // Asked only when there is much to relay, as it is a way to the broker.
  private boolean isRoom() {
    return nanoTime.getAsLong() - lastBatch >= LONGEST_PAUSE.toNanos()
        || onQueue.getAsLong() <= ENOUGH;
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
