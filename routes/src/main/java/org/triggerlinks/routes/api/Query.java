package org.triggerlinks.routes.api;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The query of a call. */
final class Query {

  private Query() {}

  /**
   * Values by name.
   *
   * @throws InvalidRequest if a name is repeated or something is not percent-encoded
   */
  static Map<String, String> parse(String raw) {
    Map<String, String> values = new LinkedHashMap<>();
    List<FieldError> errors = new ArrayList<>();
    for (String pair : raw == null || raw.isEmpty() ? new String[0] : raw.split("&", -1)) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? pair : pair.substring(0, equals);
      String value = equals < 0 ? "" : pair.substring(equals + 1);
      try {
        String decoded = PercentEncoding.decodeForm(name);
        if (values.put(decoded, PercentEncoding.decodeForm(value)) != null) {
          errors.add(new FieldError(decoded, "It is given twice."));
        }
      } catch (IllegalArgumentException e) {
        errors.add(new FieldError(name, "It is not percent-encoded."));
      }
    }
    if (!errors.isEmpty()) {
      throw InvalidRequest.parameters(errors);
    }
    return values;
  }
}
