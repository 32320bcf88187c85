package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.action.PolicyDecision;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.Now;
import org.triggerlinks.model.fact.ProposedMessage;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.rules.PolicyResult;
import org.triggerlinks.rules.RuleBook;

/** Sends what people composed: the policies are asked as for a workflow's messages. */
final class Posting {

  private static final Duration DAY = Duration.ofHours(24);
  private static final int ONLY = 1;

  private final MessageWriter writer;
  private final RuleBook rules;
  private final Clock clock;

  Posting(MessageWriter writer, RuleBook rules, Clock clock) {
    this.writer = writer;
    this.rules = rules;
    this.clock = clock;
  }

  MessageWriter writer() {
    return writer;
  }

  /**
   * Writes a message and puts it on its way, unless a policy holds it back.
   *
   * @param broadcast the broadcast it is part of, or null
   */
  Message send(Session session, Location location, Contact contact, Draft draft, UUID broadcast) {
    MessageWriter.Written written =
        writer.write(session, location, contact, draft.channel(), draft.content());
    Message message = written.message();
    if (broadcast != null) {
      message.partOf(broadcast);
    }
    PolicyResult policies = ask(session, location, contact, message);
    PolicyDecision decision = policies.decisions().get(ONLY);
    Messages messages = new Messages(session);
    messages.add(message);
    written.links().forEach(messages::add);
    if (decision instanceof PolicyDecision.HoldBack held) {
      message.become(MessageState.HELD_BACK, held.reason(), clock.instant());
      line(
          session,
          message,
          "message_held_back",
          MessageWords.brief(message) + " was held back" + by(policies) + ": " + held.reason(),
          rule(policies));
    } else {
      queue(session, message, policies);
    }
    return message;
  }

  private PolicyResult ask(Session session, Location location, Contact contact, Message message) {
    Instant now = clock.instant();
    int before =
        new Messages(session)
            .sentSince(List.of(contact.id()), now.minus(DAY))
            .getOrDefault(new Messages.Recipient(contact.id(), message.channel()), 0);
    var seen = contact.asFact(location.timeZone());
    List<Object> facts =
        List.of(
            new ProposedMessage(
                ONLY, message.channel(), message.workflow(), message.text(), before),
            seen,
            new Now(now.atZone(ZoneId.of(seen.timeZone()))),
            location.messagePolicy());
    return rules.policies(facts);
  }

  private void queue(Session session, Message message, PolicyResult policies) {
    PolicyDecision decision = policies.decisions().get(ONLY);
    Instant now = clock.instant();
    Instant due = decision instanceof PolicyDecision.Delay delay ? delay.until() : now;
    // No fact is behind it: the message's own id is what makes the intent unique.
    FactOrigin origin =
        new FactOrigin(message.id(), message.locationId(), message.contactId(), now, null, 0);
    String author = message.broadcastId() == null ? "compose" : "broadcast";
    new Intents(session)
        .add(
            Intent.of(
                    origin,
                    new Intent.Author("api", author, ONLY),
                    message.channel(),
                    "{}",
                    due,
                    now)
                .carrying(message.id()));
    if (decision instanceof PolicyDecision.Delay delay) {
      line(
          session,
          message,
          "message_delayed",
          "%s waits until %s%s: %s"
              .formatted(MessageWords.brief(message), due, by(policies), delay.reason()),
          rule(policies));
    } else {
      line(
          session,
          message,
          "message_queued",
          MessageWords.name(message) + " is on its way: " + MessageWords.line(message.text()),
          null);
    }
  }

  // No decision is behind it that could be asked, so the line itself says who had a say.
  private static String by(PolicyResult policies) {
    return policies
        .author(ONLY)
        .map(by -> " by %s, version %.12s".formatted(by.file(), by.version()))
        .orElse("");
  }

  private static String rule(PolicyResult policies) {
    return policies.author(ONLY).map(PolicyResult.Author::rule).orElse(null);
  }

  private void line(Session session, Message message, String kind, String words, String rule) {
    session.persist(
        TimelineEntry.of(
                message.locationId(), message.contactId(), clock.instant(), kind, words, null)
            .by(null, rule));
  }
}
