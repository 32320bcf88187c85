package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
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
  private final Pace pace;

  /**
   * Carries out what this carrier can.
   *
   * @param meters the numbers of what it does
   * @param pace how many attempts may begin together
   */
  public Dispatcher(
      Database database,
      Carrier carrier,
      Presence presence,
      BackOff backOff,
      Clock clock,
      DispatchMeters meters,
      Pace pace) {
    this.database = database;
    this.carrier = carrier;
    this.presence = presence;
    this.meters = meters;
    meters.know(carrier.name());
    this.book = new AttemptBook(carrier, presence, backOff, clock);
    this.answers = new Answers(database, book, presence);
    this.pace = pace;
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
    for (int from = 0; from < ids.size(); ) {
      int to = Math.min(ids.size(), from + pace.together());
      dispatchTogether(ids.subList(from, to), unwritten, dead);
      from = to;
    }
    if (!unwritten.isEmpty()) {
      answers.record(unwritten, session -> {});
    }
    return dead;
  }

  private void dispatchTogether(
      List<String> ids, List<Answers.Answer> unwritten, List<DeadIntent> dead) {
    try {
      List<UUID> fresh = new ArrayList<>();
      for (String id : ids) {
        UUID intent = UUID.fromString(id);
        answers.of(intent).ifPresentOrElse(unwritten::add, () -> fresh.add(intent));
      }
      if (!fresh.isEmpty()) {
        carry(begin(fresh, unwritten), unwritten);
      }
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      if (ids.size() > 1) {
        ids.forEach(id -> dispatchTogether(List.of(id), unwritten, dead));
      } else {
        LOG.error("Intent {} on {} cannot be carried out.", ids.get(0), carrier.name(), e);
        dead.add(new DeadIntent(ids.get(0), e.toString()));
      }
    }
  }

  /** Settles the intent if it is being sent and nobody is at that any more. */
  void settleIfLost(UUID intent) {
    database.transact(session -> book.settleIfLost(session, intent));
  }

  private List<AttemptBook.Begun> begin(List<UUID> intents, List<Answers.Answer> unwritten) {
    List<AttemptBook.Begun> begun = new ArrayList<>();
    try {
      answers.record(
          unwritten,
          session -> {
            lose(begun); // in a transaction that failed because of an answer
            book.read(session, intents);
            intents.forEach(id -> book.begin(session, id).ifPresent(begun::add));
          });
    } catch (RuntimeException e) {
      lose(begun);
      throw e;
    }
    return begun;
  }

  // Whether their begin was committed or not, nobody is at them.
  private void lose(List<AttemptBook.Begun> begun) {
    begun.forEach(lost -> presence.ended(lost.attempt()));
    begun.clear();
  }

  private void carry(List<AttemptBook.Begun> begun, List<Answers.Answer> unwritten) {
    int carried = 0;
    try {
      for (AttemptBook.Begun one : begun) {
        carried++;
        unwritten.add(carry(one));
      }
    } finally {
      lose(begun.subList(carried, begun.size()));
    }
  }

  private Answers.Answer carry(AttemptBook.Begun begun) {
    SendResult result = null;
    Timer.Sample attempt = meters.begin();
    long start = System.nanoTime();
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
    pace.took(System.nanoTime() - start);
    return answers.keep(begun, result);
  }
}
