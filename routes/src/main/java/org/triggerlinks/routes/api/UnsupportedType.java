package org.triggerlinks.routes.api;

/** The body is not sent as JSON. */
public final class UnsupportedType extends Problem {

  private static final long serialVersionUID = 1L;

  private UnsupportedType(String detail) {
    super(415, "Unsupported content type", detail);
  }

  static UnsupportedType of(String contentType) {
    return new UnsupportedType(
        contentType == null
            ? "Say \"Content-Type: application/json\"."
            : "Send application/json, not \"%s\".".formatted(contentType));
  }
}
