package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.meta.MetaIds;
import org.triggerlinks.channels.meta.MetaTime;

/**
 * A message that a contact sent, in a webhook.
 *
 * <p>Words are answers: a text, the title of a button or of a list's row that was tapped, what
 * stands under a picture, a video or a document, and the line that a finished form (flow) leaves
 * behind. Everything else is left out: voices, stickers, places and pictures without words,
 * reactions, orders, contacts, changes of a number, messages in groups, and what WhatsApp itself
 * calls unsupported.
 *
 * <p>The button "Stop promotions" of a template is no answer but a wish to get no more; WhatsApp
 * tells the contact nothing about it. In another language it is a text like any other, for the
 * words that a location listens for.
 */
final class WhatsAppMessage {

  private static final String STOP = "Stop promotions";

  private final JsonNode value;
  private final JsonNode message;

  /**
   * A message.
   *
   * @param value what it was told with: the contacts' names
   */
  WhatsAppMessage(JsonNode value, JsonNode message) {
    this.value = value;
    this.message = message;
  }

  /** What it means, if anything. */
  Optional<Happened> happened(String phoneNumberId) {
    String id = message.path("id").asText("");
    String text = text();
    if (id.isEmpty() || from().isEmpty() || text.isBlank() || message.has("group_id")) {
      return Optional.empty();
    }
    String key = MetaIds.key("in", id);
    String address = WhatsAppAddress.ours(from());
    return Optional.of(
        isStop()
            ? new Happened.ConsentSaid(key, address, false, text, false)
            : new Happened.Received(
                key,
                address,
                phoneNumberId,
                MetaIds.kept(id),
                name(),
                text,
                MetaTime.of(message.path("timestamp")),
                false));
  }

  private boolean isStop() {
    JsonNode button = message.path("button");
    return STOP.equalsIgnoreCase(button.path("text").asText(""))
        || STOP.equalsIgnoreCase(button.path("payload").asText(""));
  }

  private String text() {
    String type = message.path("type").asText("");
    JsonNode content = message.path(type);
    return switch (type) {
      case "text" -> content.path("body").asText("");
      case "button" -> content.path("text").asText("");
      case "interactive" -> chosen(content);
      case "image", "video", "document" -> content.path("caption").asText("");
      default -> "";
    };
  }

  private static String chosen(JsonNode interactive) {
    String type = interactive.path("type").asText("");
    JsonNode reply = interactive.path(type);
    return switch (type) {
      case "button_reply", "list_reply" -> reply.path("title").asText("");
      case "nfm_reply" -> reply.path("body").asText("");
      default -> "";
    };
  }

  // Who has a user name may have no number here.
  private String from() {
    String number = message.path("from").asText("");
    return number.isEmpty() ? message.path("from_user_id").asText("") : number;
  }

  private String name() {
    return value
        .path("contacts")
        .valueStream()
        .filter(
            contact ->
                contact.path("wa_id").asText("").equals(from())
                    || contact.path("user_id").asText("").equals(from()))
        .map(contact -> contact.path("profile").path("name").asText(""))
        .filter(name -> !name.isBlank())
        .findFirst()
        .orElse(null);
  }
}
