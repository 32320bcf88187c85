package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.meta.GraphError;
import org.triggerlinks.channels.meta.MetaIds;
import org.triggerlinks.channels.meta.MetaTime;
import org.triggerlinks.model.message.MessageState;

/**
 * How far a message of ours got, in a webhook. They may come late, skip one, or overtake each
 * other; that somebody deleted a message on his phone, or played it, says nothing more.
 */
final class WhatsAppStatus {

  private WhatsAppStatus() {}

  static Optional<Happened> happened(JsonNode status) {
    return switch (status.path("status").asText("")) {
      case "sent" -> reported(status, MessageState.SENT);
      case "delivered" -> reported(status, MessageState.DELIVERED);
      case "read" -> reported(status, MessageState.READ);
      case "failed" -> failed(status);
      default -> Optional.empty();
    };
  }

  private static Optional<Happened> reported(JsonNode status, MessageState state) {
    return reported(status, state, null, null);
  }

  private static Optional<Happened> failed(JsonNode status) {
    JsonNode error = status.path("errors").path(0);
    if (!error.isObject()) {
      return reported(
          status,
          MessageState.FAILED,
          SendResult.kindOf(SendResult.Refused.class),
          "WhatsApp does not say why.");
    }
    GraphError told = GraphError.reported(error);
    return reported(status, MessageState.FAILED, told.kind(), told.reason("WhatsApp gave it up"));
  }

  private static Optional<Happened> reported(
      JsonNode status, MessageState state, String kind, String reason) {
    String id = status.path("id").asText("");
    return id.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Happened.Reported(
                MetaIds.key("st", id, status.path("status").asText("")),
                MetaIds.kept(id),
                null,
                state,
                kind,
                reason,
                MetaTime.of(status.path("timestamp"))));
  }
}
