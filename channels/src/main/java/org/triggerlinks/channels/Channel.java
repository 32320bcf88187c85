package org.triggerlinks.channels;

/** A way to reach contacts. Each channel has a folder of its own and knows of no other. */
public interface Channel {

  /** Name of the channel: "sms", "email", ... */
  String name();

  /**
   * True if sending the same message (by its id) again reaches the contact only once, so that it
   * may be sent again after a crash left open whether the provider took it.
   */
  boolean recognisesRepeats();

  /**
   * Hands a message to the provider.
   *
   * @return what the provider answered; an exception means the same as {@link SendResult.Unknown}
   */
  SendResult send(OutgoingMessage message);
}
