package org.triggerlinks.routes.dispatch;

import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.store.Database;

/**
 * Finds intents that a dead process left as being sent. Most come back by their queue; these do not
 * need it.
 */
public final class LostAttempts {

  private static final int BATCH = 200;

  private final Database database;
  private final Presence presence;
  private final Map<String, Dispatcher> byChannel;

  public LostAttempts(Database database, Presence presence, List<Dispatcher> dispatchers) {
    this.database = database;
    this.presence = presence;
    this.byChannel =
        dispatchers.stream().collect(Collectors.toMap(Dispatcher::name, Function.identity()));
  }

  /** Settles what nobody is at; the rest is found at the next look. */
  public void settle() {
    List<Intents.BeingSent> suspects =
        database.inTransaction(
            session ->
                new Intents(session)
                    .sentByNobodyElse(presence.instance(), presence.realTime(), BATCH));
    for (Intents.BeingSent sent : suspects) {
      Dispatcher dispatcher = byChannel.get(sent.channel());
      // Looked at here and once more under the lock: most of these are our own and in flight.
      if (dispatcher != null && !presence.isAt(sent.attempt())) {
        dispatcher.settleIfLost(sent.intent());
      }
    }
  }
}
