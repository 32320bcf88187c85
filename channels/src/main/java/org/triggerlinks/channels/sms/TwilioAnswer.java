package org.triggerlinks.channels.sms;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.http.ProviderAnswer;

/** What Twilio's answer to a message means. */
final class TwilioAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(5);

  private TwilioAnswer() {}

  static SendResult result(ProviderAnswer answer) {
    if (answer instanceof ProviderAnswer.NotSent notSent) {
      return new SendResult.TryLater(SOON, "Twilio was not reached: " + notSent.reason());
    } else if (answer instanceof ProviderAnswer.NoAnswer none) {
      return new SendResult.Unknown("Twilio did not answer: " + none.reason());
    }
    return result((ProviderAnswer.Answered) answer);
  }

  private static SendResult result(ProviderAnswer.Answered answer) {
    JsonNode body = read(answer);
    if (answer.ok()) {
      String sid = body.path("sid").asText("");
      return sid.isEmpty()
          ? new SendResult.Unknown("Twilio answered %s without an id.".formatted(answer))
          : new SendResult.Accepted(sid, false);
    }
    Duration after = answer.retryAfter().orElse(SOON);
    int code = body.path("code").asInt();
    return code == 0
        ? byStatusAlone(answer.status(), after, "Twilio answered %s.".formatted(answer))
        : TwilioErrors.result(
            code,
            after,
            "Twilio answered %s, error %d: %s"
                .formatted(answer, code, body.path("message").asText()),
            otherwise -> byStatus(answer.status(), after, otherwise));
  }

  private static JsonNode read(ProviderAnswer.Answered answer) {
    try {
      return JSON.readTree(answer.body());
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  // Without its words it may be a proxy's, of which nobody knows what it passed on.
  private static SendResult byStatusAlone(int status, Duration after, String reason) {
    return status == 503 ? new SendResult.Unknown(reason) : byStatus(status, after, reason);
  }

  // Of the errors of a server only 503 says that the message was not taken.
  private static SendResult byStatus(int status, Duration after, String reason) {
    return switch (status) {
      case 401, 403, 404 -> new SendResult.WrongConfiguration(reason);
      case 429 -> new SendResult.Throttled(SendResult.Scope.ACCOUNT, after, reason);
      case 503 -> new SendResult.TryLater(after, reason);
      default ->
          status >= 400 && status < 500
              ? new SendResult.Refused(reason)
              : new SendResult.Unknown(reason);
    };
  }
}
