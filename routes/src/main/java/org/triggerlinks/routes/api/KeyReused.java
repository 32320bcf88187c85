package org.triggerlinks.routes.api;

import java.util.List;

/** An idempotency key came with another call than the first time. */
public final class KeyReused extends Problem {

  private static final long serialVersionUID = 1L;

  private KeyReused(String message) {
    super(
        422,
        "Idempotency key reused",
        message,
        List.of(new FieldError(Idempotency.HEADER, message)));
  }

  static KeyReused of(String key) {
    return new KeyReused(
        "The key \"%s\" belongs to another call. Use a new key for each new thing to create."
            .formatted(key));
  }
}
