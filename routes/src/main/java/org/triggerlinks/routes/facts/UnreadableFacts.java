package org.triggerlinks.routes.facts;

/** A queue message is not what this version writes; it goes to the dead letters. */
public final class UnreadableFacts extends RuntimeException {

  private static final long serialVersionUID = 1L;
  private static final int SHOWN = 200;

  private UnreadableFacts(String message, Exception cause) {
    super(message, cause);
  }

  static UnreadableFacts inMessage(String message, Exception cause) {
    String start =
        message == null ? "nothing" : message.substring(0, Math.min(SHOWN, message.length()));
    return new UnreadableFacts(
        "A message on the queue \"facts\" cannot be read: %s. It begins: %s"
            .formatted(cause.getMessage(), start),
        cause);
  }

  static UnreadableFacts notWritten(FactEnvelope fact, Exception cause) {
    return new UnreadableFacts(
        "Fact %s (%s) cannot be written as JSON: %s"
            .formatted(fact.id(), fact.what().getClass().getSimpleName(), cause.getMessage()),
        cause);
  }
}
