package org.triggerlinks.routes.api;

import java.util.Map;
import java.util.SortedSet;

/** The path exists, but not with this method. */
public final class MethodNotAllowed extends Problem {

  private static final long serialVersionUID = 1L;

  private final String allowed;

  private MethodNotAllowed(String method, String allowed) {
    super(405, "Method not allowed", "%s cannot be used here, only %s.".formatted(method, allowed));
    this.allowed = allowed;
  }

  static MethodNotAllowed only(String method, SortedSet<String> allowed) {
    return new MethodNotAllowed(method, String.join(", ", allowed));
  }

  @Override
  public Map<String, String> headers() {
    return Map.of("Allow", allowed);
  }
}
