package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.Timer;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BooleanSupplier;
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
   * @param stopping true once no further attempt may begin; what came of the last one is still
   *     written down
   * @return those that fail whenever they are tried; the others were carried out
   * @throws DatabaseAway if the database cannot be reached; called again, it goes on where it was
   * @throws GivenBack if it was to stop before all of them were carried out
   */
  public List<DeadIntent> dispatch(List<String> ids, BooleanSupplier stopping) {
    List<DeadIntent> dead = new ArrayList<>();
    Set<Answers.Answer> unwritten = new LinkedHashSet<>();
    Deque<String> left = new ArrayDeque<>(ids);
    while (!left.isEmpty() && !stopping.getAsBoolean()) {
      List<String> next = new ArrayList<>();
      for (int most = pace.together(); next.size() < most && !left.isEmpty(); ) {
        next.add(left.poll());
      }
      dispatchTogether(next, stopping, unwritten, dead).forEach(left::push);
    }
    if (!unwritten.isEmpty()) {
      answers.record(unwritten, session -> {});
    }
    if (!left.isEmpty()) {
      throw GivenBack.toItsQueue(carrier.name(), left.size());
    }
    return dead;
  }

  /** Carries these out; gives those that are to begin anew, the last one first. */
  private List<String> dispatchTogether(
      List<String> ids,
      BooleanSupplier stopping,
      Set<Answers.Answer> unwritten,
      List<DeadIntent> dead) {
    try {
      List<UUID> fresh = new ArrayList<>();
      for (String id : ids) {
        UUID intent = UUID.fromString(id);
        Optional<Answers.Answer> answer = answers.of(intent);
        answer.ifPresent(unwritten::add);
        if (answer.isEmpty() || answer.get().notMade()) {
          fresh.add(intent);
        }
      }
      if (!fresh.isEmpty()) {
        List<AttemptBook.Begun> begun = begin(fresh, unwritten);
        // Not from before they began: where the database is slow, they would begin again and again.
        long began = pace.now();
        return carry(begun, () -> stopping.getAsBoolean() || pace.isLongAgo(began), unwritten);
      }
    } catch (RuntimeException e) {
      DatabaseAway.rethrowIf(e);
      if (ids.size() > 1) {
        return dispatchAlone(ids, stopping, unwritten, dead);
      }
      LOG.error("Intent {} on {} cannot be carried out.", ids.get(0), carrier.name(), e);
      dead.add(new DeadIntent(ids.get(0), e.toString()));
    }
    return List.of();
  }

  // What fails together is tried alone, so that only what is to blame fails.
  private List<String> dispatchAlone(
      List<String> ids,
      BooleanSupplier stopping,
      Set<Answers.Answer> unwritten,
      List<DeadIntent> dead) {
    Deque<String> left = new ArrayDeque<>(ids);
    while (!left.isEmpty() && !stopping.getAsBoolean()) {
      dispatchTogether(List.of(left.poll()), stopping, unwritten, dead);
    }
    List<String> anew = new ArrayList<>(left);
    Collections.reverse(anew);
    return anew;
  }

  /** Settles the intent if it is being sent and nobody is at that any more. */
  void settleIfLost(UUID intent) {
    database.transact(session -> book.settleIfLost(session, intent));
  }

  private List<AttemptBook.Begun> begin(List<UUID> intents, Set<Answers.Answer> unwritten) {
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

  // The first one leaves in any case, or nothing ever would.
  private List<String> carry(
      List<AttemptBook.Begun> begun, BooleanSupplier enough, Set<Answers.Answer> unwritten) {
    Deque<AttemptBook.Begun> left = new ArrayDeque<>(begun);
    try {
      while (!left.isEmpty() && (left.size() == begun.size() || !enough.getAsBoolean())) {
        unwritten.add(carry(left.poll()));
      }
    } catch (Throwable e) {
      left.forEach(lost -> presence.ended(lost.attempt()));
      throw e;
    }
    List<String> anew = new ArrayList<>();
    while (!left.isEmpty()) {
      AttemptBook.Begun last = left.pollLast();
      unwritten.add(answers.keepNotMade(last));
      anew.add(last.intent().toString());
    }
    return anew;
  }

  private Answers.Answer carry(AttemptBook.Begun begun) {
    SendResult result = null;
    Timer.Sample attempt = meters.begin();
    long start = pace.now();
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
    pace.ended(start);
    return answers.keep(begun, result);
  }
}
