package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/**
 * What Business Messages told: <a
 * href="https://developers.google.com/business-communications/business-messages/reference/rest/v1/UserMessage">UserMessage</a>.
 * The signature is over the whole body.
 */
final class BusinessMessagesWebhook {

  private BusinessMessagesWebhook() {}

  static WebhookReply receive(WebhookRequest request, Account account) {
    return GoogleWebhook.receive(
        request, account, (whole, body) -> Optional.of(whole.body()), WebhookReply::answered);
  }

  static List<Happened> read(WebhookRequest request) {
    JsonNode body = GoogleJson.read(request.text());
    String id = body.path("requestId").asText("");
    if (id.isEmpty()) {
      throw new IllegalArgumentException("A webhook of Business Messages has no requestId.");
    }
    if (body.has("message")) {
      return List.of(received(body, id, body.path("message")));
    } else if (body.has("suggestionResponse")) {
      return List.of(received(body, id, body.path("suggestionResponse")));
    }
    // Typing, surveys and logins say nothing that anything here waits for.
    return receipts(body, id);
  }

  private static Happened received(JsonNode body, String id, JsonNode message) {
    return new Happened.Received(
        id,
        body.path("conversationId").asText(""),
        body.path("agent").asText(""),
        message.path("name").asText(id), // what is tapped has no name of its own
        body.path("context").path("userInfo").path("displayName").asText(null),
        message.path("text").asText(""),
        at(body, message),
        false);
  }

  // One request has many: each is known by its place in it.
  private static List<Happened> receipts(JsonNode body, String id) {
    List<Happened> all = new ArrayList<>();
    Instant at = at(body, body.path("receipts"));
    int place = 0;
    for (JsonNode receipt : body.path("receipts").path("receipts")) {
      String key = id + "/" + place++;
      String name = receipt.path("message").asText("");
      state(receipt.path("receiptType").asText(""))
          .map(state -> reported(key, name, state, at))
          .ifPresent(all::add);
    }
    return all;
  }

  private static Happened reported(String key, String name, MessageState state, Instant at) {
    return new Happened.Reported(
        key,
        name,
        GoogleWebhook.own(name.substring(name.lastIndexOf('/') + 1)),
        state,
        null,
        null,
        at);
  }

  private static Optional<MessageState> state(String receiptType) {
    return switch (receiptType) {
      case "DELIVERED" -> Optional.of(MessageState.DELIVERED);
      case "READ" -> Optional.of(MessageState.READ);
      default -> Optional.empty();
    };
  }

  private static Instant at(JsonNode body, JsonNode part) {
    Instant created = GoogleJson.moment(part.path("createTime"));
    return created == null ? GoogleJson.moment(body.path("sendTime")) : created;
  }
}
