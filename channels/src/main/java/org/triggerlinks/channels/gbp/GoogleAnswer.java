package org.triggerlinks.channels.gbp;

import java.time.Duration;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.http.ProviderAnswer;

/** What Google's answer to a message means. */
final class GoogleAnswer {

  private static final Duration SOON = Duration.ofSeconds(5);

  private GoogleAnswer() {}

  static SendResult result(GoogleApi api, Sending sending, ProviderAnswer answer) {
    if (answer instanceof ProviderAnswer.NotSent notSent) {
      return new SendResult.TryLater(SOON, "Google was not reached: " + notSent.reason());
    } else if (answer instanceof ProviderAnswer.NoAnswer none) {
      // Sent again it reaches the contact once, as Google knows our id of it.
      return new SendResult.TryLater(SOON, "Google did not answer: " + none.reason());
    }
    return result(api, sending, (ProviderAnswer.Answered) answer);
  }

  private static SendResult result(GoogleApi api, Sending sending, ProviderAnswer.Answered answer) {
    if (answer.ok()) {
      String name = GoogleJson.read(answer.body()).path("name").asText("");
      return name.isEmpty()
          ? new SendResult.Unknown("Google answered %s without a name.".formatted(answer))
          : api.accepted(name);
    }
    GoogleError error = GoogleError.of(answer);
    return api.error(sending, error).orElseGet(error::result);
  }
}
