package org.triggerlinks.channels;

import java.net.URI;
import java.util.UUID;

/**
 * A message to hand to a provider.
 *
 * @param id id of the message
 * @param locationId location that sends it
 * @param location slug of that location
 * @param contactId contact it is for
 * @param address the contact's address on this channel
 * @param subject subject of an e-mail, or null
 * @param text text, with all links in it
 * @param html HTML part of an e-mail, or null
 * @param template what to send in place of the text, or null
 * @param unsubscribe where somebody who wants no more of these may say so with one click (RFC
 *     8058), or null
 */
public record OutgoingMessage(
    UUID id,
    UUID locationId,
    String location,
    UUID contactId,
    String address,
    String subject,
    String text,
    String html,
    MessageTemplate template,
    URI unsubscribe) {}
