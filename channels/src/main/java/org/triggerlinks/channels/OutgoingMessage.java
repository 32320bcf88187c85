package org.triggerlinks.channels;

import java.util.UUID;

/**
 * A message to hand to a provider.
 *
 * @param id id of the message
 * @param locationId location that sends it
 * @param contactId contact it is for
 * @param address the contact's address on this channel
 * @param subject subject of an e-mail, or null
 * @param text text, with all links in it
 * @param html HTML part of an e-mail, or null
 */
public record OutgoingMessage(
    UUID id,
    UUID locationId,
    UUID contactId,
    String address,
    String subject,
    String text,
    String html) {}
