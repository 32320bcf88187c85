package org.triggerlinks.channels;

import java.time.Duration;

/** What a provider answered to a message. */
public sealed interface SendResult {

  /**
   * It took the message.
   *
   * @param providerId its own id of the message
   * @param delivered true if it says at once that the contact has it
   */
  record Accepted(String providerId, boolean delivered) implements SendResult {}

  /** It did not take the message now; the same message may be sent again after this time. */
  record TryLater(Duration after, String reason) implements SendResult {}

  /** It will not take this message. */
  record Refused(String reason) implements SendResult {}

  /** It is not known whether it took the message. */
  record Unknown(String reason) implements SendResult {}
}
