package org.triggerlinks.channels.standin;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request that a stand-in got.
 *
 * @param headers by name, in small letters
 */
public record Call(
    String method, String path, String query, Map<String, String> headers, String body) {

  /** A header, or "". */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  /**
   * The fields of a form, in the order in which they came.
   *
   * @throws IllegalArgumentException if a field is there twice, or it is no form
   */
  public Map<String, String> form() {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : body.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals < 0) {
        throw new IllegalArgumentException("%s is no field of a form.".formatted(pair));
      }
      String name = decoded(pair.substring(0, equals));
      if (fields.put(name, decoded(pair.substring(equals + 1))) != null) {
        throw new IllegalArgumentException("The field %s is there twice.".formatted(name));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
