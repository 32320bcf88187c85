package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.intent.Attempt;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.message.Messages;

/**
 * Writes down when an attempt begins, what came of it, and when nobody is at it any more. The
 * intent is locked each time, so whoever looks at it sees one of these happen after the other.
 */
final class AttemptBook {

  private static final Logger LOG = LoggerFactory.getLogger(AttemptBook.class);

  // Beside the names of what a provider answers.
  private static final String NOT_MADE = "NotMade";
  static final String GIVEN_UP = "given_up";
  private static final String NEVER_SENT = "It was given up for lost before it was sent.";

  private final Carrier carrier;
  private final Presence presence;
  private final BackOff backOff;
  private final DispatchResults results;
  private final Clock clock;

  AttemptBook(Carrier carrier, Presence presence, BackOff backOff, Clock clock) {
    this.carrier = carrier;
    this.presence = presence;
    this.backOff = backOff;
    this.results = new DispatchResults(clock);
    this.clock = clock;
  }

  /**
   * An attempt that began.
   *
   * @param number the how manieth at its intent
   */
  record Begun(UUID intent, UUID attempt, int number, Carrier.Load load) {}

  /**
   * Reads at once what is asked of these intents one after the other, and locks them, as each
   * question by itself is a way to the database.
   */
  void read(Session session, List<UUID> ids) {
    if (ids.size() > 1) {
      carrier.read(session, new Intents(session).lock(ids));
    }
  }

  /** The same for the end of these attempts. */
  void readEnds(Session session, List<Begun> ended) {
    if (ended.size() > 1) {
      List<Intent> intents = new Intents(session).lock(ended.stream().map(Begun::intent).toList());
      new Intents(session).readAttempts(ended.stream().map(Begun::attempt).toList());
      new Messages(session)
          .read(intents.stream().map(Intent::messageId).filter(Objects::nonNull).toList());
      new Facts(session).read(intents.stream().map(Intent::factId).toList());
    }
  }

  /** Begins an attempt, unless the intent is settled or somebody is at it. */
  Optional<Begun> begin(Session session, UUID id) {
    Intent intent = new Intents(session).lock(id).orElse(null);
    if (intent == null) {
      LOG.warn(
          "Intent {} is on the queue {} but not in the database; it is dropped.",
          id,
          carrier.name());
      return Optional.empty();
    }
    settleIfLost(session, intent);
    if (intent.state() != IntentState.PENDING && intent.state() != IntentState.RELAYED) {
      return Optional.empty();
    }
    if (intent.state() == IntentState.PENDING && intent.dueAt().isAfter(clock.instant())) {
      return Optional.empty(); // an old delivery; the relay brings it when it is due
    }
    Carrier.Prepared prepared = carrier.prepare(session, intent, clock.instant());
    if (prepared instanceof Carrier.Postponed later) {
      results.postponed(session, intent, later);
      return Optional.empty();
    }
    if (prepared instanceof Carrier.Paced paced) {
      pace(session, intent, paced);
      return Optional.empty();
    }
    if (prepared instanceof Carrier.Hopeless hopeless) {
      results.hopeless(session, intent, hopeless);
      return Optional.empty();
    }
    if (prepared instanceof Carrier.Withheld withheld) {
      results.withheld(session, intent, withheld.reason());
      return Optional.empty();
    }
    return Optional.of(begin(session, intent, (Carrier.Load) prepared));
  }

  private Begun begin(Session session, Intent intent, Carrier.Load load) {
    Instant now = clock.instant();
    intent.begin(now);
    Attempt attempt = Attempt.begin(intent.id(), intent.attempts(), presence.instance(), now);
    new Intents(session).add(attempt);
    presence.began(attempt);
    return new Begun(intent.id(), attempt.id(), attempt.number(), load);
  }

  /**
   * An attempt that began was not made: the intent is as it was before, unless the attempt was
   * given up for lost meanwhile. Then the attempt is closed, so that nobody takes it for one that
   * was perhaps made, and what was settled as unknown because of it has failed.
   */
  void takeBack(Session session, Begun begun) {
    Intent intent = new Intents(session).lock(begun.intent()).orElse(null);
    Attempt attempt = session.find(Attempt.class, begun.attempt());
    if (intent == null || attempt == null) {
      return;
    }
    if (begun.number() == intent.attempts() && intent.state() == IntentState.SENDING) {
      intent.takeBack(clock.instant());
      new Intents(session).remove(attempt);
    } else {
      attempt.end(NOT_MADE, NEVER_SENT, clock.instant());
      boolean last = begun.number() == intent.attempts();
      if (last && intent.state() == IntentState.UNKNOWN && noneIsOpen(session, intent)) {
        results.failed(session, intent, GIVEN_UP, NEVER_SENT + " " + intent.problem());
        results.knownAfterAll(session, intent, "was not asked.");
      }
    }
  }

  private static boolean noneIsOpen(Session session, Intent intent) {
    return !new Intents(session).anyUnanswered(intent.id());
  }

  /** Settles the intent if it is being sent and nobody is at that any more. */
  void settleIfLost(Session session, UUID id) {
    new Intents(session).lock(id).ifPresent(intent -> settleIfLost(session, intent));
  }

  private void settleIfLost(Session session, Intent intent) {
    if (intent.state() != IntentState.SENDING || attended(session, intent)) {
      return;
    }
    String why = "The service stopped during attempt %d.".formatted(intent.attempts());
    LOG.warn("Intent {} on {}: {}", intent.id(), carrier.name(), why);
    if (carrier.repeatable() && !backOff.givesUpAfter(intent.tries())) {
      Instant now = clock.instant();
      intent.retryAt(now, why, now);
    } else {
      results.unknown(session, intent, why);
    }
  }

  private boolean attended(Session session, Intent intent) {
    return new Intents(session)
        .attempt(intent.id(), intent.attempts())
        .filter(attempt -> presence.attends(session, attempt))
        .isPresent();
  }

  /** Records the answer to an attempt; one that is recorded already is left alone. */
  void end(Session session, Begun begun, SendResult result) {
    Intent intent = new Intents(session).lock(begun.intent()).orElse(null);
    Attempt attempt = session.find(Attempt.class, begun.attempt());
    if (intent == null || attempt == null || attempt.endedAt() != null) {
      return;
    }
    attempt.end(DispatchResults.name(result), DispatchResults.detail(result), clock.instant());
    boolean last = begun.number() == intent.attempts();
    if (last && intent.state() == IntentState.SENDING) {
      answered(session, intent, result);
    } else {
      answeredLate(session, intent, last, result);
    }
  }

  private void answered(Session session, Intent intent, SendResult result) {
    if (result instanceof SendResult.Accepted accepted) {
      results.done(session, intent, accepted);
    } else if (result instanceof SendResult.Refusal refusal) {
      results.failed(session, intent, refusal.kind(), refusal.reason());
    } else if (result instanceof SendResult.TryLater later) {
      tryLater(session, intent, later);
    } else if (result instanceof SendResult.Throttled throttled) {
      holdUp(session, intent, throttled, backOff.whenThrottled(throttled.after()));
    } else if (result instanceof SendResult.WrongConfiguration) {
      holdUp(session, intent, result, backOff.whenStopped(intent.heldUp()));
    } else {
      results.unknown(session, intent, DispatchResults.detail(result));
    }
  }

  private void tryLater(Session session, Intent intent, SendResult.TryLater later) {
    int attempts = intent.tries();
    if (backOff.givesUpAfter(attempts)) {
      results.failed(
          session,
          intent,
          GIVEN_UP,
          "Given up after %d attempts: %s".formatted(attempts, later.reason()));
      return;
    }
    Instant now = clock.instant();
    intent.retryAt(now.plus(backOff.after(attempts, later.after())), later.reason(), now);
  }

  /** The message is not to blame, so no try of its own is used up; but not for ever. */
  private void holdUp(Session session, Intent intent, SendResult result, Duration pause) {
    Instant now = clock.instant();
    String why = DispatchResults.detail(result);
    intent.heldUpBy(result.kind(), now);
    if (!givenUp(session, intent, result.kind(), why)) {
      intent.holdUpUntil(now.plus(pause), why, now);
    }
  }

  private void pace(Session session, Intent intent, Carrier.Paced paced) {
    if (paced.kind() != null) {
      intent.heldUpBy(paced.kind(), clock.instant());
      String why = "Other messages by %s were answered so.".formatted(carrier.name());
      if (givenUp(session, intent, paced.kind(), why)) {
        return;
      }
    }
    intent.postpone(paced.until(), clock.instant());
  }

  /** Fails what was held up for too long. */
  private boolean givenUp(Session session, Intent intent, String kind, String why) {
    Duration patience = BackOff.patience(kind);
    boolean enough = intent.heldUpFor(clock.instant()).compareTo(patience) >= 0;
    if (enough) {
      String words = "Given up after %d hours: %s".formatted(patience.toHours(), why);
      results.hopeless(session, intent, new Carrier.Hopeless(kind, words));
    }
    return enough;
  }

  /**
   * The attempt was given up for lost, but its answer came. That the provider took it is true
   * whatever happened since; that it did not take it settles only what was left open.
   */
  private void answeredLate(Session session, Intent intent, boolean last, SendResult result) {
    if (result instanceof SendResult.Accepted accepted) {
      if (intent.state().mayBecome(IntentState.DONE)) {
        results.done(session, intent, accepted);
        results.knownAfterAll(session, intent, "took it.");
      }
    } else if (last
        && intent.state() == IntentState.UNKNOWN
        && !(result instanceof SendResult.Unknown)) {
      String why = DispatchResults.detail(result);
      results.failed(session, intent, result.kind(), why);
      results.knownAfterAll(session, intent, "did not take it: " + why);
    }
  }
}
