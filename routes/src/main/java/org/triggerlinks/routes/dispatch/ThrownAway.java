package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.util.UUID;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.store.Database;

/** Gives up actions whose dead letter somebody throws away; they can be tried anew as failed. */
public final class ThrownAway {

  private static final Carrier.Hopeless WHY =
      new Carrier.Hopeless(
          AttemptBook.GIVEN_UP, "It was among the dead letters, and somebody threw it away.");

  private final Database database;
  private final DispatchResults results;

  public ThrownAway(Database database, Clock clock) {
    this.database = database;
    this.results = new DispatchResults(clock);
  }

  /**
   * Gives up the action with this id, unless it was carried out or somebody is at it; does nothing
   * if that is no id.
   */
  public void giveUp(String id) {
    UUID intent;
    try {
      intent = UUID.fromString(id);
    } catch (IllegalArgumentException e) {
      return; // it could not be read, which is why it is among the dead letters
    }
    database.transact(
        session ->
            new Intents(session)
                .lock(intent)
                .filter(ThrownAway::waits)
                .ifPresent(waiting -> results.hopeless(session, waiting, WHY)));
  }

  private static boolean waits(Intent intent) {
    return intent.state() == IntentState.PENDING || intent.state() == IntentState.RELAYED;
  }
}
