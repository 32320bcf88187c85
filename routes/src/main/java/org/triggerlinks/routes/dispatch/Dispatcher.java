package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Carries out intents of one queue, at most once each. Before the provider hears of an intent, it
 * is marked as being sent; if that mark is found on a later delivery, the process died in between,
 * and what the provider knows is unknown.
 */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);
  private static final int MOST_ATTEMPTS = 8;

  private final Database database;
  private final Carrier carrier;
  private final DispatchResults results;
  private final Clock clock;

  public Dispatcher(Database database, Carrier carrier, Clock clock) {
    this.database = database;
    this.carrier = carrier;
    this.results = new DispatchResults(clock);
    this.clock = clock;
  }

  /**
   * Carries out the intent with this id, unless that was done before.
   *
   * @throws DatabaseAway if the database cannot be reached; the intent's state says how far it got
   */
  public void dispatch(String id) {
    try {
      tryToDispatch(id);
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      throw e;
    }
  }

  private void tryToDispatch(String id) {
    UUID intentId = UUID.fromString(id);
    Optional<Carrier.Load> load = database.inTransaction(session -> begin(session, intentId));
    if (load.isPresent()) {
      SendResult result = carry(intentId, load.get());
      database.transact(session -> finish(session, intentId, result));
    }
  }

  private Optional<Carrier.Load> begin(Session session, UUID id) {
    Intent intent = new Intents(session).lock(id).orElse(null);
    if (intent == null) {
      LOG.warn(
          "Intent {} is on the queue {} but not in the database; it is dropped.",
          id,
          carrier.name());
      return Optional.empty();
    }
    Instant now = clock.instant();
    if (intent.state() == IntentState.SENDING) {
      if (!carrier.repeatable()) {
        results.unknown(session, intent, "The service stopped during the attempt.");
        return Optional.empty();
      }
      intent.retryAt(now, "The service stopped during the attempt.", now);
    }
    if (intent.state() != IntentState.PENDING && intent.state() != IntentState.RELAYED) {
      return Optional.empty();
    }
    Optional<Carrier.Load> load = carrier.load(session, intent);
    if (load.isPresent()) {
      intent.begin(now);
      new Intents(session).add(Attempt.begin(id, intent.attempts(), now));
    }
    return load;
  }

  private SendResult carry(UUID id, Carrier.Load load) {
    try {
      return load.carry();
    } catch (RuntimeException e) {
      LOG.error(
          "Intent {} failed on {}; whether it was carried out is unknown.", id, carrier.name(), e);
      return new SendResult.Unknown(e.toString());
    }
  }

  private void finish(Session session, UUID id, SendResult result) {
    Intents intents = new Intents(session);
    Intent intent = intents.lock(id).orElseThrow();
    if (intent.state() != IntentState.SENDING) {
      return;
    }
    intents
        .attempt(id, intent.attempts())
        .ifPresent(
            attempt ->
                attempt.end(
                    DispatchResults.name(result), DispatchResults.detail(result), clock.instant()));
    if (result instanceof SendResult.Accepted accepted) {
      results.done(session, intent, accepted);
    } else if (result instanceof SendResult.Refused refused) {
      results.failed(session, intent, refused.reason());
    } else if (result instanceof SendResult.TryLater later) {
      tryLater(session, intent, later);
    } else {
      results.unknown(session, intent, DispatchResults.detail(result));
    }
  }

  private void tryLater(Session session, Intent intent, SendResult.TryLater later) {
    if (intent.attempts() >= MOST_ATTEMPTS) {
      results.failed(
          session,
          intent,
          "Given up after %d attempts: %s".formatted(MOST_ATTEMPTS, later.reason()));
      return;
    }
    Instant now = clock.instant();
    // Twice as long after each attempt: 1, 2, 4 ... times what the provider asked for.
    Duration wait = later.after().multipliedBy(1L << (intent.attempts() - 1));
    intent.retryAt(now.plus(wait), later.reason(), now);
  }
}
