package org.triggerlinks.routes.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.message.ParkedReport;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/** What a provider reports of our messages, which may come late, twice or in the wrong order. */
final class ReportedMessages {

  private final Clock clock;

  ReportedMessages(Clock clock) {
    this.clock = clock;
  }

  /**
   * Makes facts of a report; false if its message is not known yet, or somebody is sending it at
   * this moment: the provider's answer will say that it has it.
   *
   * @param location slug of the location it must be of, or null
   * @param id id of the fact
   */
  boolean settle(Session session, String location, UUID id, ParkedReport.Said said, Instant at) {
    Optional<Message> found = find(session, location, said);
    if (found.isEmpty()) {
      return false;
    }
    Message message = found.get();
    Optional<Intent> intent = new Intents(session).lockSending(message.contactId(), message.id());
    session.refresh(message); // whoever holds the intent may just have changed it
    Optional<Intent> doubtful = intent.filter(ReportedMessages::isDoubtful);
    if (message.state() == MessageState.QUEUED && doubtful.isEmpty()) {
      return false;
    }
    doubtful.ifPresent(sending -> knownAfterAll(session, sending, message, said));
    tell(session, intent, message, id, said, at);
    return true;
  }

  // An attempt whose outcome is not known, or one that the provider seemed not to have taken: it
  // would be sent again.
  private static boolean isDoubtful(Intent intent) {
    return intent.state() == IntentState.UNKNOWN
        || (intent.attempts() > 0
            && (intent.state() == IntentState.PENDING || intent.state() == IntentState.RELAYED));
  }

  private static Optional<Message> find(Session session, String location, ParkedReport.Said said) {
    Messages messages = new Messages(session);
    return Optional.ofNullable(said.messageId())
        .flatMap(messages::byId)
        .or(() -> messages.byProviderId(said.channel(), said.providerId()))
        .filter(message -> message.channel().equals(said.channel()))
        .filter(
            message ->
                location == null
                    || session.find(Location.class, message.locationId()).slug().equals(location));
  }

  private void knownAfterAll(
      Session session, Intent intent, Message message, ParkedReport.Said said) {
    boolean failed = said.state() == MessageState.FAILED;
    intent.become(
        failed ? IntentState.FAILED : IntentState.DONE, failed ? said.reason() : null, now());
    message.sent(said.providerId(), now());
    new TimelineEntries(session)
        .tell(
            intent,
            now(),
            "outcome_known",
            "%s: what came of it is known after all: the provider has it."
                .formatted(MessageWords.brief(message)));
  }

  private void tell(
      Session session,
      Optional<Intent> intent,
      Message message,
      UUID id,
      ParkedReport.Said said,
      Instant at) {
    switch (said.state()) {
      case DELIVERED ->
          queue(
              session,
              intent,
              message,
              id,
              at,
              new Occurrence.MessageSettled(message.id(), true, null));
      case FAILED ->
          queue(
              session,
              intent,
              message,
              id,
              at,
              new Occurrence.MessageSettled(message.id(), false, said.reason(), said.kind()));
      case READ -> {
        // Who reads it has it, whether that was said or not.
        UUID before = Ids.named("delivered " + message.id());
        if (message.state() == MessageState.SENT && !isThere(session, before)) {
          queue(
              session,
              intent,
              message,
              before,
              at,
              new Occurrence.MessageSettled(message.id(), true, null));
        }
        queue(session, intent, message, id, at, new Occurrence.MessageRead(message.id()));
      }
      default -> {
        // That it was sent we know.
      }
    }
  }

  private static boolean isThere(Session session, UUID fact) {
    Facts facts = new Facts(session);
    return !facts.decidedAmong(List.of(fact)).isEmpty()
        || !facts.queuedAmong(List.of(fact)).isEmpty();
  }

  // What led to the message led to its report, as for those that the provider answers at once.
  private void queue(
      Session session,
      Optional<Intent> intent,
      Message message,
      UUID id,
      Instant at,
      Occurrence what) {
    FactEnvelope fact =
        intent
            .flatMap(sending -> new Facts(session).byId(sending.factId()))
            .filter(cause -> message.contactId().equals(cause.contactId()))
            .map(cause -> FactEnvelope.following(cause.origin(), at, what))
            .orElseGet(
                () -> FactEnvelope.first(message.locationId(), message.contactId(), at, what));
    FactRelay.queue(session, fact.named(id), clock);
  }

  /** The contact has read all that was sent to it by then. */
  String readUpTo(Session session, Contact contact, String channel, Instant until) {
    List<Message> read = new Messages(session).deliveredUpTo(contact.id(), channel, until);
    for (Message message : read) {
      ParkedReport.Said said =
          new ParkedReport.Said(
              channel, message.providerId(), message.id(), MessageState.READ, null, null);
      UUID id = Ids.named("read " + message.id());
      if (!isThere(session, id)) {
        settle(session, null, id, said, until);
      }
    }
    return read.isEmpty() ? "known" : "new";
  }

  private Instant now() {
    return clock.instant();
  }
}
