package org.triggerlinks.channels.sms;

import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The fields of a form, of which Twilio may add any at any time: all of them are signed, those that
 * are empty, too.
 */
final class TwilioForm {

  private final TreeMap<String, SortedSet<String>> fields = new TreeMap<>();

  private TwilioForm() {}

  /**
   * Reads a body, or a query.
   *
   * @throws IllegalArgumentException if it is no form
   */
  static TwilioForm of(String encoded) {
    TwilioForm form = new TwilioForm();
    for (String pair : List.of(encoded.split("&", -1))) {
      if (!pair.isEmpty()) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        form.fields.computeIfAbsent(decoded(name), any -> new TreeSet<>()).add(decoded(value));
      }
    }
    return form;
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }

  /** A field's value, or "". */
  String get(String name) {
    SortedSet<String> values = fields.get(name);
    return values == null ? "" : values.first();
  }

  boolean has(String name) {
    return !get(name).isEmpty();
  }

  /** Names and values as they are signed: sorted, each value once. */
  String signed() {
    StringBuilder all = new StringBuilder();
    fields.forEach((name, values) -> values.forEach(value -> all.append(name).append(value)));
    return all.toString();
  }

  /** The form as it is sent. */
  static String encode(Map<String, String> fields) {
    return String.join(
        "&",
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .toList());
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
