package org.triggerlinks.routes.api;

import java.util.Map;

/**
 * A call as it came over HTTP.
 *
 * @param method HTTP method
 * @param path path behind /api/v1, as it was sent, with its percent signs
 * @param query query as it was sent, or null
 * @param headers headers the API looks at; names in lower case
 * @param body bytes of the body, possibly none
 */
@SuppressWarnings("ArrayRecordComponent") // never compared, and never changed after it was read
public record HttpRequest(
    String method, String path, String query, Map<String, String> headers, byte[] body) {

  /** A header, or null. */
  String header(String lowerCaseName) {
    return headers.get(lowerCaseName);
  }
}
