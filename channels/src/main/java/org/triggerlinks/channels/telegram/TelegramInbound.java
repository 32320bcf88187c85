package org.triggerlinks.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.time.Instant;
import java.util.List;
import org.triggerlinks.channels.Happened;

/** What Telegram tells of a bot: https://core.telegram.org/bots/api#update. */
final class TelegramInbound {

  private static final ObjectMapper JSON = new ObjectMapper();

  private TelegramInbound() {}

  static List<Happened> read(String body) {
    JsonNode update = update(body);
    JsonNode message = update.path("message");
    String from = message.at("/chat/id").asText("");
    String text = message.path("text").asText(message.path("caption").asText(""));
    if (!message.at("/chat/type").asText().equals("private") || text.isEmpty()) {
      return List.of(); // groups, pictures without words, and whatever else it tells
    }
    String id = from + ":" + message.path("message_id").asText();
    return List.of(
        new Happened.Received(
            "up:" + update.path("update_id").asText(),
            from,
            null,
            id,
            message.at("/from/first_name").asText(null),
            text,
            Instant.ofEpochSecond(message.path("date").asLong()),
            false));
  }

  private static JsonNode update(String body) {
    try {
      JsonNode update = JSON.readTree(body);
      if (!update.has("update_id")) {
        throw new IllegalArgumentException("It has no update_id.");
      }
      return update;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("It is no JSON: " + e.getOriginalMessage(), e);
    }
  }
}
