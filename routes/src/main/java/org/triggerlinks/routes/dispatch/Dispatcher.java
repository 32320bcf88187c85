package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Carries out intents of one queue, at most once each. Before the provider hears of an intent, it
 * is marked as being sent, and by whom. Who finds that mark on a later delivery leaves the intent
 * to the one who is at it; only if nobody is, what the provider knows is unknown.
 */
public final class Dispatcher {

  private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

  private final Database database;
  private final Carrier carrier;
  private final Presence presence;
  private final AttemptBook book;
  private final DispatchMeters meters;

  /** Answers that the database could not take yet, by intent. */
  private final Map<UUID, Answer> unrecorded = new ConcurrentHashMap<>();

  public Dispatcher(
      Database database, Carrier carrier, Presence presence, BackOff backOff, Clock clock) {
    this(
        database, carrier, presence, backOff, clock, new DispatchMeters(new SimpleMeterRegistry()));
  }

  /** One with the numbers of what it does. */
  public Dispatcher(
      Database database,
      Carrier carrier,
      Presence presence,
      BackOff backOff,
      Clock clock,
      DispatchMeters meters) {
    this.database = database;
    this.carrier = carrier;
    this.presence = presence;
    this.meters = meters;
    meters.know(carrier.name());
    this.book = new AttemptBook(carrier, presence, backOff, clock);
  }

  private record Answer(AttemptBook.Begun begun, SendResult result) {}

  String name() {
    return carrier.name();
  }

  /**
   * Carries out the intent with this id, unless that was done before or somebody is at it.
   *
   * @throws DatabaseAway if the database cannot be reached; called again, it goes on where it was
   */
  public void dispatch(String id) {
    UUID intent = UUID.fromString(id);
    try {
      if (!unrecorded.containsKey(intent)) {
        begin(intent).ifPresent(this::carry);
      }
      record(intent);
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      throw e;
    }
  }

  /** Settles the intent if it is being sent and nobody is at that any more. */
  void settleIfLost(UUID intent) {
    database.transact(session -> book.settleIfLost(session, intent));
  }

  private Optional<AttemptBook.Begun> begin(UUID intent) {
    AtomicReference<AttemptBook.Begun> begun = new AtomicReference<>();
    try {
      database.transact(session -> book.begin(session, intent).ifPresent(begun::set));
    } catch (RuntimeException e) {
      // Whether that was committed or not, nobody is at it.
      Optional.ofNullable(begun.get()).ifPresent(lost -> presence.ended(lost.attempt()));
      throw e;
    }
    return Optional.ofNullable(begun.get());
  }

  private void carry(AttemptBook.Begun begun) {
    SendResult result = null;
    Timer.Sample attempt = meters.begin();
    try {
      result = begun.load().carry();
    } catch (RuntimeException e) {
      LOG.error(
          "Intent {} failed on {}; whether it was carried out is unknown.",
          begun.intent(),
          carrier.name(),
          e);
      result = new SendResult.Unknown(e.toString());
    } finally {
      if (result == null) {
        presence.ended(begun.attempt());
      }
    }
    meters.tried(carrier.name(), result, attempt);
    unrecorded.put(begun.intent(), new Answer(begun, result));
  }

  private void record(UUID intent) {
    Answer answer = unrecorded.get(intent);
    if (answer == null) {
      return;
    }
    try {
      database.transact(session -> book.end(session, answer.begun(), answer.result()));
    } catch (RuntimeException e) {
      // The answer is kept for when the database is back; any other failure would come again.
      DatabaseAway.rethrowIf(e);
      forget(answer);
      throw e;
    }
    forget(answer);
  }

  private void forget(Answer answer) {
    unrecorded.remove(answer.begun().intent(), answer);
    presence.ended(answer.begun().attempt());
  }
}
