package org.triggerlinks.routes.redirect;

/**
 * A request for a link's URL, or for the address of who wants no more messages.
 *
 * @param method GET, HEAD or POST
 * @param path what follows {@code /l/} or {@code /u/}
 * @param host name the client asked for, without port
 * @param userAgent the User-Agent header, or an empty string
 * @param purpose the Sec-Purpose, Purpose, X-Purpose or X-Moz header, or an empty string
 * @param oneClick a mail program posts it for the contact, who saw no page (RFC 8058)
 */
record LinkRequest(
    String method, String path, String host, String userAgent, String purpose, boolean oneClick) {}
