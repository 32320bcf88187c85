package org.triggerlinks.model.fact;

/**
 * What is known of the request behind a click: the noun of the evidence rules.
 *
 * @param method GET, HEAD or POST
 * @param userAgent the User-Agent header, or an empty string
 * @param purpose the Sec-Purpose, Purpose, X-Purpose or X-Moz header, or an empty string
 * @param channel channel of the message, or null for a public link
 * @param secondsSinceSent seconds between sending the message and this click, or -1 if not known
 * @param linksInBurst how many different links of the same message were clicked within two seconds
 *     of this click, this one included
 * @param linksInMessage how many different links the message has, or 0 for a public link
 * @param pressed true if this is the POST of a link that changes consent: of the button on its
 *     page, or of a mail provider on the contact's behalf (RFC 8058), whose machines bear any name
 *     or none
 */
public record ClickRequest(
    String method,
    String userAgent,
    String purpose,
    String channel,
    long secondsSinceSent,
    int linksInBurst,
    int linksInMessage,
    boolean pressed) {}
