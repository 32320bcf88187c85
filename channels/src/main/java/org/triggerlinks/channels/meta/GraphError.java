package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.triggerlinks.channels.SendResult;

/**
 * An error as the Graph API tells it, in its answer or in a webhook.
 *
 * @param code -1 if it has none; 0 is one
 * @param subcode 0 if it has none
 * @param words what it says of itself
 */
public record GraphError(int code, int subcode, String words) {

  /** The object "error" of an answer. */
  static GraphError answered(JsonNode error) {
    return new GraphError(
        error.path("code").asInt(-1),
        error.path("error_subcode").asInt(),
        words(error.path("message").asText(""), error));
  }

  /** One of the "errors" that a webhook tells of a message. */
  public static GraphError reported(JsonNode error) {
    String title = error.path("title").asText("");
    return new GraphError(
        error.path("code").asInt(-1), 0, words(error.path("message").asText(title), error));
  }

  private static String words(String message, JsonNode error) {
    String details = error.path("error_data").path("details").asText("");
    return details.isEmpty() || message.contains(details) ? message : message + ": " + details;
  }

  /** What kind of failure it is of a message that was taken and then given up. */
  public String kind() {
    SendResult result = result(Optional.empty(), "", SendResult.Refused::new);
    return result instanceof SendResult.Unknown
        ? SendResult.kindOf(SendResult.Refused.class)
        : result.kind();
  }

  /**
   * What it means.
   *
   * @param asked how long Meta asked to be left alone
   * @param where it was told
   * @param otherwise what a code means that is not in the list
   */
  SendResult result(
      Optional<Duration> asked, String where, Function<String, SendResult> otherwise) {
    String reason = reason(where);
    return GraphErrors.meaning(this)
        .map(meaning -> meaning.result(asked, reason))
        .orElseGet(() -> otherwise.apply(reason));
  }

  /** What it says, for people. */
  public String reason(String where) {
    return "%s, error %d%s: %s".formatted(where, code, subcode == 0 ? "" : "/" + subcode, words);
  }
}
