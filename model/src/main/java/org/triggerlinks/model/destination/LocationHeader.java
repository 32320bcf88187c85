package org.triggerlinks.model.destination;

import java.nio.charset.StandardCharsets;

/** What may stand in a Location header as it is, and how the rest is written. */
final class LocationHeader {

  /** Visible ASCII that RFC 3986 does not allow in a URI, in its section 2. */
  private static final String NOT_IN_A_URI = "\"<>`{}|^";

  private LocationHeader() {}

  /** The same URL with every character that a strict reader would refuse percent-encoded. */
  static String safe(String url) {
    StringBuilder safe = new StringBuilder(url.length());
    for (byte b : url.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7f && NOT_IN_A_URI.indexOf(b) < 0) {
        safe.append((char) b);
      } else {
        safe.append(String.format("%%%02X", b));
      }
    }
    return safe.toString();
  }
}
