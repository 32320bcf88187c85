package org.triggerlinks.channels.sandbox;

import java.time.Clock;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.model.sandbox.SandboxInbox;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.store.Database;

/**
 * Stands in for a provider: delivers at once to an inbox that is kept for each contact and channel,
 * unless the address is one of those that fail.
 */
public final class SandboxChannel implements Channel {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxChannel.class);

  private static final Duration SOON = Duration.ofSeconds(1);

  private final String name;
  private final Database database;
  private final Clock clock;

  public SandboxChannel(String name, Database database, Clock clock) {
    this.name = name;
    this.database = database;
    this.clock = clock;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public boolean recognisesRepeats() {
    return true;
  }

  @Override
  public SendResult send(OutgoingMessage message) {
    if (Undeliverable.is(message.address())) {
      return new SendResult.Refused(
          "The sandbox delivers nothing to %s.".formatted(message.address()));
    }
    SandboxMessage.To to =
        new SandboxMessage.To(message.locationId(), message.contactId(), name, message.address());
    return deliver(
        SandboxMessage.deliver(
            message.id(), to, message.subject(), message.text(), message.html(), clock.instant()));
  }

  private SendResult deliver(SandboxMessage message) {
    try {
      database.transact(session -> new SandboxInbox(session).deliver(message));
    } catch (RuntimeException e) {
      if (!Database.isDuplicate(e)) {
        // Whether it is in the inbox or not: once more, it is there once.
        LOG.warn("Message {} cannot be put into the sandbox's inbox now.", message.id(), e);
        return new SendResult.TryLater(SOON, "The sandbox's inbox cannot be written: " + e);
      }
      LOG.debug("Message {} was delivered before.", message.id());
    }
    return new SendResult.Accepted("sandbox-" + message.id(), true);
  }
}
