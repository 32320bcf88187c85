package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.http.ProviderAnswer;

/**
 * An error of an API of Google's: its words are the same for all of them
 * (https://cloud.google.com/apis/design/errors).
 *
 * @param status "PERMISSION_DENIED", ...; "" if it is not an API that answered
 * @param ofThePlatform true if the message did not come as far as the API itself: what stands
 *     before all APIs refused it, and says so in the details
 * @param after when to try again, if that makes sense
 * @param reason what Google said
 */
record GoogleError(int http, String status, boolean ofThePlatform, Duration after, String reason) {

  private static final Duration SOON = Duration.ofSeconds(5);

  static GoogleError of(ProviderAnswer.Answered answer) {
    JsonNode error = GoogleJson.read(answer.body()).path("error");
    String status = error.path("status").asText("");
    String said =
        status.isEmpty()
            ? "Google answered %s.".formatted(answer)
            : "Google answered %s, %s: %s"
                .formatted(answer, status, error.path("message").asText(""));
    return new GoogleError(
        answer.status(), status, platform(error), answer.retryAfter().orElse(SOON), said);
  }

  private static boolean platform(JsonNode error) {
    for (JsonNode detail : error.path("details")) {
      if (detail.path("domain").asText().equals("googleapis.com")) {
        return true;
      }
    }
    return false;
  }

  /**
   * What it means. Google knows a message by our id, so what may have been taken or not is simply
   * sent again.
   */
  SendResult result() {
    return switch (status) {
      case "UNAUTHENTICATED", "PERMISSION_DENIED", "UNIMPLEMENTED" ->
          new SendResult.WrongConfiguration(reason);
      case "RESOURCE_EXHAUSTED" -> throttled();
      case "INVALID_ARGUMENT", "FAILED_PRECONDITION", "OUT_OF_RANGE" ->
          new SendResult.Refused(reason);
      case "UNAVAILABLE",
          "ABORTED",
          "CANCELLED",
          "DEADLINE_EXCEEDED",
          "INTERNAL",
          "UNKNOWN",
          "DATA_LOSS" ->
          new SendResult.TryLater(after, reason);
      default -> byHttp();
    };
  }

  private SendResult byHttp() {
    return switch (http) {
      // A page that says so is not of the API: the URL is wrong, or the API is gone.
      case 401, 403, 404, 405, 410 -> new SendResult.WrongConfiguration(reason);
      case 429 -> throttled();
      default -> http >= 500 ? new SendResult.TryLater(after, reason) : odd();
    };
  }

  private SendResult odd() {
    return http >= 400 ? new SendResult.Refused(reason) : new SendResult.Unknown(reason);
  }

  // Google counts for each agent.
  private SendResult throttled() {
    return new SendResult.Throttled(SendResult.Scope.SENDER, after, reason);
  }
}
