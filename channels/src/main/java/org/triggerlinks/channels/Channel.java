package org.triggerlinks.channels;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

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
   * The account that a location sends by; empty if there is none.
   *
   * @param location slug
   */
  default Optional<Account> account(String location) {
    return Optional.empty();
  }

  /**
   * What sends for a location: messages that the same account sends share its limits.
   *
   * @param location slug
   */
  default String sender(String location) {
    return name() + " of " + location;
  }

  /**
   * How much it takes for a location.
   *
   * @param location slug
   */
  default List<Limit> limits(String location) {
    return List.of();
  }

  /**
   * How long after a contact's last message a location may write to it; empty if at any time.
   *
   * @param location slug
   */
  default Optional<Duration> window(String location) {
    return Optional.empty();
  }

  /**
   * Hands a message to the provider.
   *
   * @return what the provider answered; an exception means the same as {@link SendResult.Unknown}
   */
  SendResult send(OutgoingMessage message);
}
