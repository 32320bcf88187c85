package org.triggerlinks.routes.api;

import java.util.Map;
import java.util.UUID;

/** Something failed on our side; the log has the same error id. */
final class Unexpected extends Problem {

  private static final long serialVersionUID = 1L;

  private final UUID errorId;

  private Unexpected(UUID errorId) {
    super(
        500,
        "Something went wrong on our side",
        "It is in the service's log as error %s.".formatted(errorId));
    this.errorId = errorId;
  }

  static Unexpected withId(UUID errorId) {
    return new Unexpected(errorId);
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("error_id", errorId);
  }
}
