package org.triggerlinks.routes.api;

import java.util.UUID;

/** There is no such thing, or not in this location. */
public final class NotFound extends Problem {

  private static final long serialVersionUID = 1L;

  private NotFound(String detail) {
    super(404, "Not found", detail);
  }

  /** There is no such path. */
  public static NotFound path(String path) {
    return new NotFound(
        "There is nothing at %s. All operations are listed at /api/docs.".formatted(path));
  }

  /** There is no such thing; {@code kind} is a noun such as "link". */
  public static NotFound noSuch(String kind, UUID id) {
    return noSuch(kind, id.toString());
  }

  /** There is no such thing by this name. */
  public static NotFound noSuch(String kind, String name) {
    return new NotFound("There is no %s \"%s\" here.".formatted(kind, name));
  }

  /** The operation works in sandbox mode only. */
  public static NotFound sandboxOnly() {
    return new NotFound("This operation exists in sandbox mode only.");
  }
}
