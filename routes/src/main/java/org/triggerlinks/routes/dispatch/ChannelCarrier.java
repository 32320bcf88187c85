package org.triggerlinks.routes.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;
import org.triggerlinks.routes.compose.LinkBase;
import org.triggerlinks.routes.compose.TemplateJson;

/** Carries out what goes by a channel: sends messages. */
public final class ChannelCarrier implements Carrier {

  // The provider's clock may be ahead of ours, and the message is still on its way to it.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private final Channel channel;
  private final Gate gate;
  private final LinkBase links;

  /** Sends by the gate's channel, when it is open. */
  public ChannelCarrier(Gate gate, LinkBase links) {
    this.links = links;
    this.channel = gate.channel();
    this.gate = gate;
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public boolean repeatable() {
    return channel.recognisesRepeats();
  }

  @Override
  public void read(Session session, List<Intent> intents) {
    List<UUID> messages = intents.stream().map(Intent::messageId).toList();
    new Messages(session).read(messages);
    new Contacts(session).read(intents.stream().map(Intent::contactId).toList());
    new Enrollments(session)
        .read(
            messages.stream()
                .map(id -> session.find(Message.class, id))
                .filter(Objects::nonNull)
                .map(Message::enrollmentId)
                .filter(Objects::nonNull)
                .toList());
  }

  // Consent is looked at once more: much may have happened between the decision and now.
  @Override
  public Prepared prepare(Session session, Intent intent, Instant now) {
    Optional<Message> message = new Messages(session).byId(intent.messageId());
    Optional<Contact> contact = new Contacts(session).byId(intent.locationId(), intent.contactId());
    if (message.isEmpty() || contact.isEmpty()) {
      return new Withheld("The contact is deleted.");
    }
    if (!intent.triedAnew() && leftBefore(session, message.get(), intent.dueAt())) {
      return new Withheld("The contact left the workflow before it could be sent.");
    }
    if (contact.get().dnd().contains(channel.name())) {
      return new Withheld("The contact wants no messages by %s (DND).".formatted(name()));
    }
    Optional<String> address = contact.get().address(channel.name());
    if (address.isEmpty()) {
      return new Withheld("The contact has no address for %s.".formatted(name()));
    }
    Optional<Instant> quietUntil = QuietHours.endOf(session, message.get(), contact.get(), now);
    if (quietUntil.isPresent()) {
      return new Postponed(quietUntil.get(), "It would have come in the quiet hours.");
    }
    Location location = session.find(Location.class, message.get().locationId());
    OutgoingMessage outgoing = outgoing(session, message.get(), location, address.get());
    if (isTooLate(session, outgoing, now)) {
      return new Hopeless(
          SendResult.kindOf(SendResult.WindowClosed.class),
          "The contact has not written by %s for longer than the channel allows to answer."
              .formatted(name()));
    }
    Optional<Gate.Wait> shut = gate.shut(intent.id(), outgoing);
    return shut.isPresent() ? new Paced(shut.get().until(), shut.get().kind()) : sending(outgoing);
  }

  // A template may go out at any time.
  private boolean isTooLate(Session session, OutgoingMessage message, Instant now) {
    return message.template() == null
        && channel
            .window(message.location())
            .filter(
                window ->
                    new Messages(session)
                        .lastReceived(message.contactId(), name())
                        .filter(last -> last.plus(window).minus(MARGIN).isAfter(now))
                        .isEmpty())
            .isPresent();
  }

  // Much may have happened while it waited for the end of the quiet hours, or for the provider.
  // What a workflow sends as it is left belongs to no enrollment: it goes out. So does what belongs
  // to a stay that only made room for the next one, and what a person wants to be tried anew.
  private static boolean leftBefore(Session session, Message message, Instant due) {
    return Optional.ofNullable(message.enrollmentId())
        .map(id -> session.find(Enrollment.class, id))
        .filter(stay -> new Enrollments(session).leftForGood(stay, due))
        .isPresent();
  }

  private Load sending(OutgoingMessage message) {
    return () -> {
      Instant began = gate.now();
      SendResult result = channel.send(message);
      gate.answered(message, result, began);
      return result;
    };
  }

  private OutgoingMessage outgoing(
      Session session, Message message, Location location, String address) {
    return new OutgoingMessage(
        message.id(),
        message.locationId(),
        location.slug(),
        message.contactId(),
        address,
        message.subject(),
        message.text(),
        message.html(),
        TemplateJson.read(message.template()),
        message.unsubscribeRef() == null
            ? null
            : links.unsubscribe(session, location, message.unsubscribeRef()));
  }
}
