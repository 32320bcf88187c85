package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.Timer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
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

  private final Answers answers;

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
    this.answers = new Answers(database, book, presence);
  }

  String name() {
    return carrier.name();
  }

  /**
   * Carries out the intents with these ids, one after the other, each unless that was done before
   * or somebody is at it. What came of one is written down in the transaction that begins the next
   * one, or by itself after the last.
   *
   * @return those that fail whenever they are tried; the others were carried out
   * @throws DatabaseAway if the database cannot be reached; called again, it goes on where it was
   */
  public List<DeadIntent> dispatch(List<String> ids) {
    List<DeadIntent> dead = new ArrayList<>();
    List<Answers.Answer> unwritten = new ArrayList<>();
    for (String id : ids) {
      try {
        dispatch(UUID.fromString(id), unwritten);
      } catch (RuntimeException e) {
        DatabaseAway.rethrowIf(e);
        LOG.error("Intent {} on {} cannot be carried out.", id, carrier.name(), e);
        dead.add(new DeadIntent(id, e.toString()));
      }
    }
    if (!unwritten.isEmpty()) {
      answers.record(unwritten, session -> {});
    }
    return dead;
  }

  private void dispatch(UUID intent, List<Answers.Answer> unwritten) {
    Optional<Answers.Answer> known = answers.of(intent);
    if (known.isPresent()) {
      unwritten.add(known.get());
    } else {
      begin(intent, unwritten).map(this::carry).ifPresent(unwritten::add);
    }
  }

  /** Settles the intent if it is being sent and nobody is at that any more. */
  void settleIfLost(UUID intent) {
    database.transact(session -> book.settleIfLost(session, intent));
  }

  private Optional<AttemptBook.Begun> begin(UUID intent, List<Answers.Answer> unwritten) {
    AtomicReference<AttemptBook.Begun> begun = new AtomicReference<>();
    try {
      answers.record(unwritten, session -> book.begin(session, intent).ifPresent(begun::set));
    } catch (RuntimeException e) {
      // Whether that was committed or not, nobody is at it.
      Optional.ofNullable(begun.get()).ifPresent(lost -> presence.ended(lost.attempt()));
      throw e;
    }
    return Optional.ofNullable(begun.get());
  }

  private Answers.Answer carry(AttemptBook.Begun begun) {
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
    return answers.keep(begun, result);
  }
}
