package org.triggerlinks.routes.api;

import com.networknt.schema.Schema;
import java.util.List;

/**
 * One operation of the contract.
 *
 * @param id its operationId
 * @param method HTTP method in capitals
 * @param body schema of the body, or null if it takes none
 */
record Operation(
    String id,
    String method,
    PathTemplate path,
    Scope scope,
    boolean sandboxOnly,
    List<Parameter> parameters,
    Schema body) {

  /** Who may call it, and whether it works within a location. */
  enum Scope {
    LOCATION,
    AGENCY,
    ANY
  }

  /** True if it is carried out once for each idempotency key. */
  boolean idempotent() {
    return parameters.stream().anyMatch(parameter -> parameter.name().equals(Idempotency.HEADER));
  }
}
