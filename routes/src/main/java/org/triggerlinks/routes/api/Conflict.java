package org.triggerlinks.routes.api;

import java.util.List;

/** The call is right, but what is there already stands against it. */
public final class Conflict extends Problem {

  private static final long serialVersionUID = 1L;

  private Conflict(String title, String detail, List<FieldError> errors) {
    super(409, title, detail, errors);
  }

  /** Something of this name exists; {@code field} is a JSON pointer. */
  public static Conflict taken(String field, String message) {
    return new Conflict("Already there", message, List.of(new FieldError(field, message)));
  }

  /** What is there would be lost or broken. */
  public static Conflict because(String detail) {
    return new Conflict("Conflict", detail, List.of());
  }

  /** The first call with this idempotency key is still being carried out. */
  static Conflict stillRunning(String key) {
    return new Conflict(
        "Call in progress",
        "The first call with the idempotency key \"%s\" has no answer yet. Try again in a moment."
            .formatted(key),
        List.of());
  }
}
