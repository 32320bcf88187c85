package org.triggerlinks.channels.telegram;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import java.util.Locale;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.http.ProviderAnswer;

/** What Telegram's answer means: https://core.telegram.org/bots/api#making-requests. */
final class TelegramAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(5);

  private TelegramAnswer() {}

  static SendResult result(ProviderAnswer answer) {
    if (answer instanceof ProviderAnswer.NotSent notSent) {
      return new SendResult.TryLater(SOON, "Telegram was not reached: " + notSent.reason());
    } else if (answer instanceof ProviderAnswer.NoAnswer none) {
      return new SendResult.Unknown("Telegram did not answer: " + none.reason());
    }
    ProviderAnswer.Answered answered = (ProviderAnswer.Answered) answer;
    JsonNode body = read(answered.body());
    if (body.path("ok").asBoolean()) {
      JsonNode message = body.path("result");
      return new SendResult.Accepted(
          "%s:%s".formatted(message.at("/chat/id").asText(), message.path("message_id").asText()),
          false);
    }
    int code = body.path("error_code").asInt(answered.status());
    String said = body.path("description").asText("");
    String reason = "Telegram answered %d: %s".formatted(code, said);
    Duration after =
        body.at("/parameters/retry_after").isInt()
            ? Duration.ofSeconds(body.at("/parameters/retry_after").asInt())
            : SOON;
    return failure(code, said.toLowerCase(Locale.ROOT), after, reason);
  }

  // There are no codes of its own but HTTP's; the descriptions tell them apart.
  private static SendResult failure(int code, String said, Duration after, String reason) {
    return switch (code) {
      case 401, 404 -> new SendResult.WrongConfiguration(reason);
      case 403 ->
          said.contains("blocked by the user")
              ? new SendResult.OptedOut(reason)
              : said.contains("deactivated")
                  ? new SendResult.BadAddress(reason)
                  : new SendResult.Refused(reason);
      // Mostly one chat's; if it is all of them, each finds it out.
      case 429 -> new SendResult.Throttled(SendResult.Scope.PAIR, after, reason);
      case 400 ->
          said.contains("chat not found") || said.contains("user not found")
              ? new SendResult.BadAddress(reason)
              : said.contains("message is too long") || said.contains("message text is empty")
                  ? new SendResult.ContentRejected(reason)
                  : new SendResult.Refused(reason);
      default ->
          code >= 400 && code < 500
              ? new SendResult.Refused(reason)
              : new SendResult.Unknown(reason);
    };
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }
}
