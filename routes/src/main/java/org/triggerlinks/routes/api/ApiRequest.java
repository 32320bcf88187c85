package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A call that follows the contract.
 *
 * @param operation its operationId
 * @param location the location it works in, or null where the operation has none
 * @param parameters values of the path and query by name, defaults filled in
 * @param body the body, or null if the operation takes none
 */
public record ApiRequest(
    String operation,
    Principal principal,
    UUID location,
    Map<String, String> parameters,
    JsonNode body) {

  /** The {@code id} in the path. */
  public UUID id() {
    return UUID.fromString(text("id"));
  }

  /** A parameter that the contract requires or has a default for. */
  public String text(String name) {
    return find(name)
        .orElseThrow(
            () -> new IllegalStateException("%s has no parameter %s.".formatted(operation, name)));
  }

  /** A number that the contract requires or has a default for. */
  public int number(String name) {
    return Integer.parseInt(text(name));
  }

  /** A parameter that may be missing. */
  public Optional<String> find(String name) {
    return Optional.ofNullable(parameters.get(name));
  }

  /** A UUID that may be missing. */
  public Optional<UUID> findId(String name) {
    return find(name).map(UUID::fromString);
  }

  /** A truth value that may be missing. */
  public Optional<Boolean> findFlag(String name) {
    return find(name).map(Boolean::valueOf);
  }

  /** A day that may be missing. */
  public Optional<LocalDate> findDay(String name) {
    return find(name).map(LocalDate::parse);
  }

  /** The body as a record. */
  public <T> T body(Class<T> type) {
    return Json.as(body, type);
  }
}
