package org.triggerlinks.channels;

import java.time.Duration;
import java.util.Locale;

/** What came of handing a message to a provider, in words that are the same for all of them. */
public sealed interface SendResult {

  /** Name of the kind, as metrics and rules know it: "accepted", "window_closed", ... */
  default String kind() {
    return kindOf(getClass());
  }

  /** The same for a kind of which there is no instance at hand. */
  static String kindOf(Class<? extends SendResult> kind) {
    return kind.getSimpleName().replaceAll("(?<=[a-z])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
  }

  /**
   * It took the message.
   *
   * @param providerId its own id of the message
   * @param delivered true if it says at once that the contact has it
   */
  record Accepted(String providerId, boolean delivered) implements SendResult {}

  /** It did not take the message; the same message may be sent again after this time. */
  record TryLater(Duration after, String reason) implements SendResult {}

  /**
   * It did not take the message, as too many were sent: not the message's fault, so this uses up no
   * try.
   *
   * @param scope whose messages have to wait
   */
  record Throttled(Scope scope, Duration after, String reason) implements SendResult {}

  /**
   * It does not know us, or lets us send nothing as we are set up: nothing can be sent by this
   * channel of this location until somebody mends that. Uses up no try.
   */
  record WrongConfiguration(String reason) implements SendResult {}

  /** It is not known whether it took the message. */
  record Unknown(String reason) implements SendResult {}

  /** It will never take this message. */
  sealed interface Refusal extends SendResult {

    /** What it said. */
    String reason();
  }

  /** It will not take this message, for a reason that none of the others is. */
  record Refused(String reason) implements Refusal {}

  /** The contact has not written for longer than the channel allows us to answer. */
  record WindowClosed(String reason) implements Refusal {}

  /** The contact told the provider to get nothing more from us. */
  record OptedOut(String reason) implements Refusal {}

  /** Nobody can be reached at this address, now or later. */
  record BadAddress(String reason) implements Refusal {}

  /** The template is unknown, paused, or filled in wrongly. */
  record TemplateRejected(String reason) implements Refusal {}

  /** The text, or something with it, is not let through. */
  record ContentRejected(String reason) implements Refusal {}

  /** Whose messages a provider slows down. */
  enum Scope {
    /** Those of the number, page or mailbox that they are sent from. */
    SENDER,
    /** Those from that sender to this one contact. */
    PAIR,
    /** Those of the whole account. */
    ACCOUNT
  }
}
