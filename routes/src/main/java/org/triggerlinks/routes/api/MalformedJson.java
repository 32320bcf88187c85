package org.triggerlinks.routes.api;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;

/** The body is not JSON. */
public final class MalformedJson extends Problem {

  private static final long serialVersionUID = 1L;

  private MalformedJson(String detail) {
    super(400, "Malformed JSON", detail);
  }

  static MalformedJson at(JsonProcessingException cause) {
    JsonLocation where = cause.getLocation();
    String what = cause.getOriginalMessage().lines().findFirst().orElse("It cannot be read.");
    return new MalformedJson(
        where == null
            ? what
            : "Line %d, column %d: %s".formatted(where.getLineNr(), where.getColumnNr(), what));
  }

  static MalformedJson notUtf8() {
    return new MalformedJson("The body is not valid UTF-8.");
  }
}
