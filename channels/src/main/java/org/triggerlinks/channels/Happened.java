package org.triggerlinks.channels;

import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.message.MessageState;

/** Something that a provider told us, in words that are the same for all of them. */
public sealed interface Happened {

  /**
   * The same whenever the provider tells the same again, and of nothing else of this channel and
   * location: its own id of it. At most 200 characters.
   */
  String key();

  /**
   * A contact wrote.
   *
   * @param from the contact's address on this channel
   * @param to ours
   * @param providerId the provider's id of the message
   * @param name what the contact calls itself there, or null
   * @param at when it was sent by the provider's clock, or null if it does not say
   * @param automatic true if a machine wrote it for the contact: an out-of-office reply
   */
  record Received(
      String key,
      String from,
      String to,
      String providerId,
      String name,
      String text,
      Instant at,
      boolean automatic)
      implements Happened {}

  /**
   * A message of ours got further, or will not.
   *
   * @param providerId the provider's id of the message
   * @param own our id of it, or null if the provider does not say it
   * @param state SENT, DELIVERED, READ or FAILED
   * @param kind why it failed, as {@link SendResult#kind}; null if it did not
   * @param reason the same for people, or null
   */
  record Reported(
      String key,
      String providerId,
      UUID own,
      MessageState state,
      String kind,
      String reason,
      Instant at)
      implements Happened {}

  /** A contact read everything that we sent up to a moment. */
  record ReadUpTo(String key, String from, Instant until) implements Happened {}

  /**
   * A contact told the provider whether it wants messages from us.
   *
   * @param how in the words that were used: "STOP"
   * @param answered true if the provider has told the contact that it heard that
   */
  record ConsentSaid(String key, String from, boolean wanted, String how, boolean answered)
      implements Happened {}

  /**
   * An address took no message.
   *
   * @param permanent true if it will take none later, either
   * @param own our id of the message, or null if it is not known
   */
  record Bounced(String key, String address, boolean permanent, UUID own, String reason)
      implements Happened {}

  /** Somebody called a message of ours unwanted. */
  record Complained(String key, String address, UUID own) implements Happened {}

  /** A contact took back what it wrote: our copy has to go. */
  record TakenBack(String key, String providerId) implements Happened {}
}
