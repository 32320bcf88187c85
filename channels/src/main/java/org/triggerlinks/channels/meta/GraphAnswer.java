package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.time.Duration;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.http.ProviderAnswer;

/**
 * What an answer of the Graph API to a message means. It is the body that says so: an error may
 * come with any status, with 200 too.
 */
final class GraphAnswer {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration SOON = Duration.ofSeconds(5);

  private GraphAnswer() {}

  /**
   * The result.
   *
   * @param token which Meta's words may quote, and ours must not
   * @param id where the body has the id of a message that was taken: "/message_id"
   */
  static SendResult result(ProviderAnswer answer, String token, String id) {
    if (answer instanceof ProviderAnswer.NotSent notSent) {
      return new SendResult.TryLater(SOON, "Meta was not reached: " + notSent.reason());
    } else if (answer instanceof ProviderAnswer.NoAnswer none) {
      return new SendResult.Unknown("Meta did not answer: " + none.reason());
    }
    ProviderAnswer.Answered answered = (ProviderAnswer.Answered) answer;
    return result(answered, read(answered.body().replace(token, "***")), id);
  }

  private static SendResult result(ProviderAnswer.Answered answer, JsonNode body, String id) {
    JsonNode error = body.path("error");
    if (error.isObject()) {
      return GraphError.answered(error)
          .result(
              answer.retryAfter(), "Meta answered " + answer, reason -> byStatus(answer, reason));
    }
    String taken = body.at(id).asText("");
    if (!answer.ok()) {
      return byStatus(answer, "Meta answered %s.".formatted(answer));
    }
    return taken.isEmpty()
        ? new SendResult.Unknown("Meta answered %s without an id.".formatted(answer))
        : new SendResult.Accepted(MetaIds.kept(taken), false);
  }

  private static JsonNode read(String body) {
    try {
      return JSON.readTree(body);
    } catch (JsonProcessingException e) {
      return MissingNode.getInstance();
    }
  }

  // A server that only says that it failed leaves open how far it got, with 503 too.
  private static SendResult byStatus(ProviderAnswer.Answered answer, String reason) {
    int status = answer.status();
    return switch (status) {
      case 401, 403, 404 -> new SendResult.WrongConfiguration(reason);
      case 429 ->
          new SendResult.Throttled(
              SendResult.Scope.ACCOUNT, answer.retryAfter().orElse(Duration.ofMinutes(1)), reason);
      default ->
          answer.ok() || (status >= 400 && status < 500)
              ? new SendResult.Refused(reason)
              : new SendResult.Unknown(reason);
    };
  }
}
