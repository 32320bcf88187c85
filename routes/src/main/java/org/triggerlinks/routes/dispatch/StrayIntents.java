package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.store.Database;

/**
 * Finds actions that are said to be on their queue although they may not be there: a broker that
 * was set up anew has none of them. They are put on it once more. One that is there all the same,
 * as its channel is slow, is there twice then, and carried out once.
 */
public final class StrayIntents {

  private static final Logger LOG = LoggerFactory.getLogger(StrayIntents.class);

  static final Duration PATIENCE = Duration.ofMinutes(10);

  // At each look: where a slow channel is the reason, few are there twice.
  private static final int MOST = 200;

  private final Database database;
  private final UnaryOperator<Set<String>> dead;
  private final Clock clock;

  /**
   * Looks for them in this database.
   *
   * @param dead which of these ids of actions are among the dead letters, where they wait for
   *     somebody
   */
  public StrayIntents(Database database, UnaryOperator<Set<String>> dead, Clock clock) {
    this.database = database;
    this.dead = dead;
    this.clock = clock;
  }

  /** Puts what has been on its queue for long there once more; the rest at the next look. */
  public void relayAnew() {
    Instant then = clock.instant().minus(PATIENCE);
    List<UUID> relayed =
        database.inTransaction(session -> new Intents(session).relayedBefore(then, MOST));
    if (!relayed.isEmpty()) {
      Set<String> letters =
          dead.apply(relayed.stream().map(UUID::toString).collect(Collectors.toSet()));
      tell(database.inTransaction(session -> relayAnew(session, relayed, letters, then)));
    }
  }

  private List<Intent> relayAnew(
      Session session, List<UUID> relayed, Set<String> letters, Instant then) {
    Instant now = clock.instant();
    List<Intent> stray = new ArrayList<>();
    for (Intent intent : new Intents(session).takeRelayed(relayed, then)) {
      if (letters.contains(intent.id().toString())) {
        intent.lookedAt(now); // or these would be all that is looked at
      } else {
        intent.relayAnew(now);
        stray.add(intent);
      }
    }
    return stray;
  }

  private static void tell(List<Intent> stray) {
    if (!stray.isEmpty()) {
      LOG.info(
          "{} actions have been on their queues for {} minutes, such as {} on {}. They are put there"
              + " once more, in case the broker has lost them.",
          stray.size(),
          PATIENCE.toMinutes(),
          stray.get(0).id(),
          stray.get(0).channel());
    }
  }
}
