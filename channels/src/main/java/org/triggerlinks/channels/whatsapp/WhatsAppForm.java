package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import org.triggerlinks.channels.meta.GraphRefusal;

/** The form that a message must have, as a stand-in looks at it. */
final class WhatsAppForm {

  private static final int LONGEST_TEXT = 4096;
  private static final Set<String> FIELDS =
      Set.of(
          "messaging_product",
          "recipient_type",
          "to",
          "recipient",
          "type",
          "text",
          "template",
          "context",
          "biz_opaque_callback_data");

  private WhatsAppForm() {}

  static void check(JsonNode message) {
    known(message, FIELDS);
    if (!message.path("messaging_product").asText("").equals("whatsapp")) {
      throw new GraphRefusal(100, "(#100) The parameter messaging_product is required.");
    }
    checkRecipient(message);
    String type = message.path("type").asText("text");
    if (!Set.of("text", "template").contains(type)) {
      throw refusal(
          131051, "Unsupported message type", "The stand-in takes no %s.".formatted(type));
    } else if (!message.path(type).isObject()) {
      throw new GraphRefusal(100, "(#100) The parameter %s is required.".formatted(type));
    } else if (type.equals("text")) {
      checkText(message.path("text"));
    }
  }

  private static void checkRecipient(JsonNode message) {
    String to = message.path("to").asText("");
    String user = message.path("recipient").asText("");
    if (to.isEmpty() == user.isEmpty()) {
      throw new GraphRefusal(100, "(#100) The parameter to is required.");
    } else if (!to.isEmpty() && !to.matches("\\+?[1-9][0-9 ()-]{4,20}")) {
      throw refusal(131009, "Parameter value is not valid", "to is no phone number");
    } else if (!user.isEmpty() && !WhatsAppAddress.isUserId(user)) {
      throw refusal(131009, "Parameter value is not valid", "recipient is no user id");
    } else if (!message.path("recipient_type").asText("individual").equals("individual")) {
      throw refusal(131009, "Parameter value is not valid", "recipient_type must be individual");
    }
  }

  private static void checkText(JsonNode text) {
    known(text, Set.of("body", "preview_url"));
    String body = text.path("body").asText("");
    if (body.isEmpty()) {
      throw new GraphRefusal(100, "(#100) The parameter text['body'] is required.");
    } else if (body.length() > LONGEST_TEXT) {
      throw new GraphRefusal(
          100, "(#100) Param text['body'] must be at most 4096 characters long.");
    }
  }

  /** Refuses fields that there are not. */
  static void known(JsonNode object, Set<String> fields) {
    object
        .properties()
        .forEach(
            field -> {
              String name = field.getKey();
              if (!fields.contains(name)) {
                throw new GraphRefusal(100, "(#100) Unexpected key \"%s\".".formatted(name));
              }
            });
  }

  static GraphRefusal refusal(int code, String title, String details) {
    return new GraphRefusal(code, "(#%d) %s".formatted(code, title)).details(details);
  }
}
