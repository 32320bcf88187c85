package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.facts.Groups;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/**
 * Puts due intents on the queues of their channels. The nodes take turns, batch by batch, and a
 * turn ends after the queues have the intents, so that no later one of a contact overtakes them. If
 * it dies in between, an intent may be on its queue twice; the dispatcher looks at its state first
 * and carries it out once.
 */
public final class IntentRelay {

  /** Queue of a channel: this and its name. */
  public static final String QUEUE_PREFIX = "dispatch.";

  private static final int BATCH = 200;

  private final Database database;
  private final Queues queues;
  private final Clock clock;

  public IntentRelay(Database database, Queues queues, Clock clock) {
    this.database = database;
    this.queues = queues;
    this.clock = clock;
  }

  /** Relays until nothing is due; nothing if the broker does not answer. */
  public void relay() {
    queues.reach(); // or the other nodes would wait for the turn of one that is cut off
    while (database.inTransaction(this::relayBatch)) {
      // The next batch.
    }
  }

  private boolean relayBatch(Session session) {
    Instant now = clock.instant();
    Intents.Due taken = new Intents(session).takeDue(now, BATCH);
    List<Intent> due = taken.intents();
    if (!due.isEmpty()) {
      queues.put(due.stream().map(IntentRelay::message).toList());
      due.forEach(intent -> intent.become(IntentState.RELAYED, intent.problem(), now));
    }
    return taken.more();
  }

  private static QueueMessage message(Intent intent) {
    return new QueueMessage(
        QUEUE_PREFIX + intent.channel(), Groups.of(whose(intent)), intent.id().toString());
  }

  // One after the other for each contact: the second message of a rule does not overtake the first.
  private static UUID whose(Intent intent) {
    return intent.contactId() == null ? intent.id() : intent.contactId();
  }
}
