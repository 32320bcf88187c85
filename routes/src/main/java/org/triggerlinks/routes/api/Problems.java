package org.triggerlinks.routes.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.location.InvalidLocation;

/** The table that says how failures are told to the caller. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  private final Map<Class<?>, Function<RuntimeException, Problem>> table = new LinkedHashMap<>();

  /** The table with the failures of the model in it. */
  public static Problems standard() {
    return new Problems()
        .on(
            InvalidLocation.class,
            e -> InvalidRequest.body(List.of(new FieldError("/" + e.field(), e.getMessage()))));
  }

  /** Adds how failures of one class are told. */
  public <E extends RuntimeException> Problems on(Class<E> type, Function<E, Problem> telling) {
    table.put(type, failure -> telling.apply(type.cast(failure)));
    return this;
  }

  /** What the caller is told; what nobody expected gets an id, under which it is logged. */
  Problem of(RuntimeException failure, HttpRequest request) {
    if (failure instanceof Problem problem) {
      return problem;
    }
    Function<RuntimeException, Problem> telling = table.get(failure.getClass());
    if (telling != null) {
      return telling.apply(failure);
    }
    UUID errorId = UUID.randomUUID();
    LOG.error("Error {}: {} {} failed.", errorId, request.method(), request.path(), failure);
    return Unexpected.withId(errorId);
  }

  /** The answer to a call that has a problem. */
  static HttpReply reply(Problem problem) {
    Map<String, Object> document = new LinkedHashMap<>();
    document.put("type", "about:blank");
    document.put("title", problem.title());
    document.put("status", problem.status());
    document.put("detail", problem.detail());
    if (!problem.errors().isEmpty()) {
      document.put("errors", problem.errors());
    }
    if (problem instanceof Unexpected unexpected) {
      document.put("error_id", unexpected.errorId());
    }
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    headers.put("Content-Type", "application/problem+json");
    headers.put("Cache-Control", "no-store");
    return new HttpReply(problem.status(), headers, Json.write(document));
  }
}
