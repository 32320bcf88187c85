package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.message.Messages;

/** Carries out what goes by a channel: sends messages. */
public final class ChannelCarrier implements Carrier {

  private final Channel channel;
  private final Clock clock;

  public ChannelCarrier(Channel channel, Clock clock) {
    this.channel = channel;
    this.clock = clock;
  }

  @Override
  public String name() {
    return channel.name();
  }

  @Override
  public boolean repeatable() {
    return channel.recognisesRepeats();
  }

  // Consent is looked at once more: much may have happened between the decision and now.
  @Override
  public Optional<Load> load(Session session, Intent intent) {
    Message message = new Messages(session).byId(intent.messageId()).orElseThrow();
    Optional<Contact> contact = new Contacts(session).byId(intent.locationId(), intent.contactId());
    if (contact.isEmpty()) {
      return refuse(session, intent, message, "The contact is deleted.");
    }
    if (contact.get().dnd().contains(channel.name())) {
      return refuse(
          session, intent, message, "The contact wants no messages by %s (DND).".formatted(name()));
    }
    Optional<String> address = contact.get().address(channel.name());
    if (address.isEmpty()) {
      return refuse(
          session, intent, message, "The contact has no address for %s.".formatted(name()));
    }
    OutgoingMessage outgoing =
        new OutgoingMessage(
            message.id(),
            message.locationId(),
            message.contactId(),
            address.get(),
            message.subject(),
            message.text(),
            message.html());
    return Optional.of(() -> channel.send(outgoing));
  }

  private Optional<Load> refuse(Session session, Intent intent, Message message, String why) {
    intent.become(IntentState.HELD_BACK, why, clock.instant());
    message.become(MessageState.HELD_BACK, why, clock.instant());
    session.persist(
        TimelineEntry.of(
                intent.locationId(),
                intent.contactId(),
                clock.instant(),
                "message_held_back",
                "A message was held back: " + why,
                intent.factId())
            .by(intent.workflow(), intent.rule()));
    return Optional.empty();
  }
}
