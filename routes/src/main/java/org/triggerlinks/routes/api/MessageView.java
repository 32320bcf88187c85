package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;

/** A message as the API shows it. */
record MessageView(
    UUID id,
    UUID contactId,
    String channel,
    Message.Direction direction,
    MessageState state,
    String subject,
    String text,
    String html,
    String workflow,
    UUID broadcastId,
    Integer parts,
    String problem,
    String problemKind,
    Instant createdAt,
    Instant sentAt,
    Instant settledAt) {

  static MessageView of(Message message) {
    return new MessageView(
        message.id(),
        message.contactId(),
        message.channel(),
        message.direction(),
        message.state(),
        message.subject(),
        message.text(),
        message.html(),
        message.workflow(),
        message.broadcastId(),
        Channels.parts(message.channel(), message.text()),
        message.problem(),
        message.problemKind(),
        message.createdAt(),
        message.sentAt(),
        message.settledAt());
  }
}
