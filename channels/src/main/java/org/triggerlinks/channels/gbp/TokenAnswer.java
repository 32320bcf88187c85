package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.http.ProviderAnswer;

/**
 * What the answer to an assertion means (RFC 6749, 5). The message has not left yet, so nothing
 * that goes wrong here leaves it open whether it was taken.
 */
final class TokenAnswer {

  private static final Duration SOON = Duration.ofSeconds(5);
  // A message on its way when the token ends would be refused.
  private static final Duration MARGIN = Duration.ofMinutes(1);

  private TokenAnswer() {}

  /** The token, if there is one. */
  static Optional<GoogleToken> token(ProviderAnswer answer, Instant now) {
    if (answer instanceof ProviderAnswer.Answered answered && answered.ok()) {
      JsonNode body = GoogleJson.read(answered.body());
      String value = body.path("access_token").asText("");
      Instant end = now.plusSeconds(body.path("expires_in").asLong());
      return value.isEmpty()
          ? Optional.empty()
          : Optional.of(new GoogleToken(value, end.minus(MARGIN)));
    }
    return Optional.empty();
  }

  /** What becomes of the message without one. */
  static SendResult failure(ProviderAnswer answer) {
    if (answer instanceof ProviderAnswer.Answered answered) {
      return failure(answered);
    }
    String reason =
        answer instanceof ProviderAnswer.NotSent notSent
            ? notSent.reason()
            : ((ProviderAnswer.NoAnswer) answer).reason();
    return new SendResult.TryLater(SOON, "Google gave no token: " + reason);
  }

  private static SendResult failure(ProviderAnswer.Answered answer) {
    JsonNode body = GoogleJson.read(answer.body());
    String reason =
        "Google gave no token: %s %s %s"
            .formatted(
                answer, body.path("error").asText(""), body.path("error_description").asText(""))
            .strip();
    Duration after = answer.retryAfter().orElse(SOON);
    return switch (answer.status()) {
      // The account or its key is gone, the clock is wrong, or the URL is.
      case 400, 401, 403, 404 -> new SendResult.WrongConfiguration(reason);
      case 429 -> new SendResult.Throttled(SendResult.Scope.ACCOUNT, after, reason);
      default -> new SendResult.TryLater(after, reason);
    };
  }
}
