package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/** Writes down what came of an attempt; what the rules should know follows as a fact. */
final class DispatchResults {

  private final Clock clock;

  DispatchResults(Clock clock) {
    this.clock = clock;
  }

  static String name(SendResult result) {
    return result.getClass().getSimpleName();
  }

  static String detail(SendResult result) {
    if (result instanceof SendResult.Accepted accepted) {
      return accepted.providerId();
    } else if (result instanceof SendResult.Refusal refusal) {
      return refusal.reason();
    } else if (result instanceof SendResult.TryLater later) {
      return later.reason();
    } else if (result instanceof SendResult.Throttled throttled) {
      return throttled.reason();
    } else if (result instanceof SendResult.WrongConfiguration wrong) {
      return wrong.reason();
    }
    return ((SendResult.Unknown) result).reason();
  }

  void done(Session session, Intent intent, SendResult.Accepted accepted) {
    intent.become(IntentState.DONE, null, clock.instant());
    messageOf(session, intent)
        .ifPresent(
            message -> {
              message.sent(accepted.providerId(), clock.instant());
              if (accepted.delivered()) {
                report(session, intent, message, null, null);
              }
            });
  }

  /**
   * It will not arrive.
   *
   * @param kind why, in one word for the rules
   * @param reason why, for people
   */
  void failed(Session session, Intent intent, String kind, String reason) {
    intent.become(IntentState.FAILED, reason, clock.instant());
    Optional<Message> message = messageOf(session, intent);
    message.ifPresent(m -> report(session, intent, m, kind, reason));
    if (message.isEmpty()) {
      line(session, intent, "webhook_failed", "A webhook could not be called: " + reason);
    }
  }

  void unknown(Session session, Intent intent, String reason) {
    intent.become(IntentState.UNKNOWN, reason, clock.instant());
    messageOf(session, intent)
        .ifPresent(m -> m.become(MessageState.UNKNOWN, reason, clock.instant()));
    line(
        session,
        intent,
        "outcome_unknown",
        "%s: it is not known whether the provider took it, so it is not sent again: %s"
            .formatted(what(session, intent), reason));
  }

  /** It is to be sent later. */
  void postponed(Session session, Intent intent, Carrier.Postponed later) {
    intent.postpone(later.until(), clock.instant());
    line(
        session,
        intent,
        "message_delayed",
        "%s waits until %s: %s".formatted(what(session, intent), later.until(), later.reason()));
  }

  /** Nobody would take it; if an attempt at it is open, it is not known whether it was sent. */
  void hopeless(Session session, Intent intent, Carrier.Hopeless why) {
    if (new Intents(session).anyUnanswered(intent.id())) {
      unknown(session, intent, "An attempt has no answer and cannot be repeated: " + why.reason());
    } else {
      failed(session, intent, why.kind(), why.reason());
    }
  }

  /** It must not be sent; if an attempt at it is open, it is not known whether it was. */
  void withheld(Session session, Intent intent, String why) {
    if (new Intents(session).anyUnanswered(intent.id())) {
      unknown(session, intent, "An attempt has no answer and cannot be repeated: " + why);
      return;
    }
    intent.become(IntentState.HELD_BACK, why, clock.instant());
    messageOf(session, intent)
        .ifPresent(
            message -> {
              message.become(MessageState.HELD_BACK, why, clock.instant());
              line(
                  session,
                  intent,
                  "message_held_back",
                  MessageWords.brief(message) + " was held back: " + why);
            });
  }

  /** It is known, after the attempt was given up for lost, what the provider did with it. */
  void knownAfterAll(Session session, Intent intent, String words) {
    line(
        session,
        intent,
        "outcome_known",
        "%s: what came of it is known after all: the provider %s"
            .formatted(what(session, intent), words));
  }

  private void report(
      Session session, Intent intent, Message message, String failure, String reason) {
    Occurrence settled =
        new Occurrence.MessageSettled(message.id(), failure == null, reason, failure);
    FactRelay.queue(session, settled(session, intent, settled), clock);
  }

  // What led to the message led to its report: workflows that answer reports with messages are a
  // loop.
  private FactEnvelope settled(Session session, Intent intent, Occurrence what) {
    Instant now = clock.instant();
    return new Facts(session)
        .byId(intent.factId())
        .filter(cause -> intent.contactId().equals(cause.contactId()))
        .map(cause -> FactEnvelope.following(cause.origin(), now, what))
        .orElseGet(() -> FactEnvelope.first(intent.locationId(), intent.contactId(), now, what));
  }

  private void line(Session session, Intent intent, String kind, String words) {
    new TimelineEntries(session).tell(intent, clock.instant(), kind, words);
  }

  private static String what(Session session, Intent intent) {
    return messageOf(session, intent).map(MessageWords::brief).orElse("A webhook");
  }

  private static Optional<Message> messageOf(Session session, Intent intent) {
    return Optional.ofNullable(intent.messageId()).flatMap(id -> new Messages(session).byId(id));
  }
}
