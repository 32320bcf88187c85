package org.triggerlinks.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.channels.standin.StandIn;

/** Stands in for Telegram's Bot API: https://core.telegram.org/bots/api. */
public final class TelegramStandIn extends StandIn {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int LONGEST_TEXT = 4096;
  private static final Set<String> FIELDS =
      Set.of(
          "chat_id",
          "text",
          "parse_mode",
          "entities",
          "link_preview_options",
          "disable_notification",
          "protect_content",
          "reply_parameters",
          "reply_markup");

  private final String token;
  private final String secret;
  private final Clock clock;
  private final List<Taken> taken = new CopyOnWriteArrayList<>();

  /** A message that it took. */
  public record Taken(String chat, String text) {}

  /**
   * A stand-in for one bot.
   *
   * @param port 0 for any that is free
   * @param secret what it proves itself by
   */
  public TelegramStandIn(int port, String token, String secret, Clock clock) {
    super(port);
    this.token = token;
    this.secret = secret;
    this.clock = clock;
  }

  /** The messages that it took, in order. */
  public List<Taken> taken() {
    return new ArrayList<>(taken);
  }

  /** A documented error, as Telegram answers it. */
  public static Mood failing(int code, String description) {
    return new Mood.Failing(error(code, description));
  }

  /**
   * Somebody writes to the bot: tells the webhook.
   *
   * @param update Telegram's id of that; the same one again is the same again
   * @return what was answered, an HTTP status
   */
  public int hears(URI webhook, long update, String chat, String name, String text) {
    ObjectNode told = JSON.createObjectNode().put("update_id", update);
    ObjectNode message = told.putObject("message");
    message.put("message_id", update % 1_000_000);
    message.putObject("from").put("id", Long.parseLong(chat)).put("first_name", name);
    message.putObject("chat").put("id", Long.parseLong(chat)).put("type", "private");
    message.put("date", clock.instant().getEpochSecond());
    message.put("text", text);
    return post(
        webhook,
        Map.of("Content-Type", "application/json", "X-Telegram-Bot-Api-Secret-Token", secret),
        told.toString());
  }

  @Override
  protected Reply answer(Call call) {
    if (!call.path().equals("/bot" + token + "/sendMessage")) {
      return call.path().startsWith("/bot" + token + "/")
          ? error(404, "Not Found")
          : error(401, "Unauthorized");
    }
    if (!call.method().equals("POST")
        || !call.header("content-type").startsWith("application/json")) {
      return error(400, "Bad Request: a JSON document is wanted");
    }
    try {
      return take(JSON.readTree(call.body()));
    } catch (JsonProcessingException e) {
      return error(400, "Bad Request: can't parse the document");
    }
  }

  private Reply take(JsonNode message) {
    for (Map.Entry<String, JsonNode> field : message.properties()) {
      if (!FIELDS.contains(field.getKey())) {
        return error(400, "Bad Request: unknown field " + field.getKey());
      }
    }
    String text = message.path("text").asText("");
    String chat = message.path("chat_id").asText("");
    if (text.isEmpty()) {
      return error(400, "Bad Request: message text is empty");
    }
    if (text.length() > LONGEST_TEXT) {
      return error(400, "Bad Request: message is too long");
    }
    if (!chat.matches("-?\\d+")) {
      return error(400, "Bad Request: chat not found");
    }
    taken.add(new Taken(chat, text));
    ObjectNode answer = JSON.createObjectNode().put("ok", true);
    ObjectNode result = answer.putObject("result");
    result.put("message_id", taken.size());
    result.putObject("chat").put("id", Long.parseLong(chat)).put("type", "private");
    result.put("date", clock.instant().getEpochSecond());
    result.put("text", text);
    return Reply.json(200, answer.toString());
  }

  private static Reply error(int code, String description) {
    ObjectNode error = JSON.createObjectNode();
    error.put("ok", false).put("error_code", code).put("description", description);
    return Reply.json(code, error.toString());
  }
}
