package org.triggerlinks.channels.standin;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a stand-in answers. */
public record Reply(int status, Map<String, String> headers, String body) {

  /** A JSON document. */
  public static Reply json(int status, String document) {
    return new Reply(status, Map.of("Content-Type", "application/json"), document);
  }

  /** The same with one header more. */
  public Reply with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new Reply(status, more, body);
  }
}
