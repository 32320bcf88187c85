package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.model.message.MessageState;

/**
 * A <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/UserMessage">UserMessage</a>
 * or <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/reference/rest/v1/UserEvent">UserEvent</a>
 * in our words.
 */
final class RcsEvents {

  private static final int LONGEST_ID = 200;

  private RcsEvents() {}

  /** What happened; empty if it is nothing that anything here waits for. */
  static Optional<Happened> read(JsonNode told) {
    if (told.has("eventType")) {
      return event(told, told.path("eventType").asText(""));
    } else if (told.has("text") || told.has("userFile") || told.has("location")) {
      return Optional.of(received(told, told.path("text").asText("")));
    } else if (told.has("suggestionResponse")) {
      return Optional.of(received(told, told.path("suggestionResponse").path("text").asText("")));
    }
    return Optional.empty();
  }

  private static Optional<Happened> event(JsonNode told, String type) {
    return switch (type) {
      case "DELIVERED" -> Optional.of(reported(told, MessageState.DELIVERED));
      case "READ" -> Optional.of(reported(told, MessageState.READ));
      case "UNSUBSCRIBE" -> Optional.of(consent(told, type, false));
      case "SUBSCRIBE" -> Optional.of(consent(told, type, true));
      default -> Optional.empty();
    };
  }

  private static Happened received(JsonNode told, String text) {
    // The reference has messageId, an example of Google's eventId.
    String id = told.has("messageId") ? id(told, "messageId") : id(told, "eventId");
    return new Happened.Received(
        key(told, id),
        from(told),
        told.path("agentId").asText(""),
        bounded(id),
        null,
        text,
        GoogleJson.moment(told.path("sendTime")),
        false);
  }

  private static Happened reported(JsonNode told, MessageState state) {
    String message = id(told, "messageId");
    return new Happened.Reported(
        key(told, id(told, "eventId")),
        message,
        GoogleWebhook.own(message),
        state,
        null,
        null,
        GoogleJson.moment(told.path("sendTime")));
  }

  // The contact's app says that it was asked for, not that anybody will obey.
  private static Happened consent(JsonNode told, String type, boolean wanted) {
    return new Happened.ConsentSaid(
        key(told, id(told, "eventId")), from(told), wanted, type, false);
  }

  private static String from(JsonNode told) {
    return id(told, "senderPhoneNumber");
  }

  private static String id(JsonNode told, String field) {
    String id = told.path(field).asText("");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A webhook of RCS has no %s.".formatted(field));
    }
    return id;
  }

  // Ids are given by the contacts' own apps: two of them may have the same, and any length.
  private static String key(JsonNode told, String id) {
    return bounded(from(told) + "/" + id);
  }

  private static String bounded(String id) {
    return id.length() <= LONGEST_ID
        ? id
        : UUID.nameUUIDFromBytes(id.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
