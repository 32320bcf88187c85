package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.Optional;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageDelivered;
import org.triggerlinks.model.fact.MessageFailed;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.routes.compose.MessageWords;
import org.triggerlinks.routes.facts.Occurrence;

/** A provider's report about a message, which may come late, twice or in the wrong order. */
final class MessageReport {

  private static final String UNSPECIFIED = "refused";

  private MessageReport() {}

  /** Moves the message forward and gives the fact; empty if it had already got that far. */
  static Optional<Fact> apply(Message message, Occurrence.MessageSettled settled, Instant at) {
    MessageState state = settled.delivered() ? MessageState.DELIVERED : MessageState.FAILED;
    if (!message.become(state, settled.reason(), at)) {
      return Optional.empty();
    }
    return Optional.of(settled.delivered() ? delivered(message, at) : failed(message, settled, at));
  }

  private static Fact delivered(Message message, Instant at) {
    return new MessageDelivered(message.channel(), message.workflow(), message.text(), at);
  }

  private static Fact failed(Message message, Occurrence.MessageSettled settled, Instant at) {
    String kind = settled.kind() == null ? UNSPECIFIED : settled.kind();
    message.failedBecause(kind);
    return new MessageFailed(
        message.channel(), message.workflow(), message.text(), kind, settled.reason(), at);
  }

  /** What became of which message. */
  static String sentence(Message message, Occurrence.MessageSettled settled) {
    return MessageWords.brief(message)
        + (settled.delivered()
            ? " was delivered."
            : " was not delivered: %s".formatted(settled.reason()));
  }
}
