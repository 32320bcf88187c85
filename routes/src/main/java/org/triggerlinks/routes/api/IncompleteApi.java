package org.triggerlinks.routes.api;

import java.util.SortedSet;

/** The contract and the handlers do not fit; the service does not start like this. */
public final class IncompleteApi extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private IncompleteApi(String message) {
    super(message);
  }

  static IncompleteApi of(SortedSet<String> missing, SortedSet<String> unknown) {
    return new IncompleteApi(
        "The API does not fit its contract: operations without a handler %s, handlers without an operation %s."
            .formatted(missing, unknown));
  }

  static IncompleteApi twice(String operationId) {
    return new IncompleteApi("The operation %s has two handlers.".formatted(operationId));
  }
}
