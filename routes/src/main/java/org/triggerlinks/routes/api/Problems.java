package org.triggerlinks.routes.api;

import jakarta.persistence.OptimisticLockException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.hibernate.exception.DataException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.link.InvalidLinkName;
import org.triggerlinks.model.location.InvalidLocation;
import org.triggerlinks.model.phone.InvalidPhoneNumber;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.decide.DatabaseAway;

/** The table that says how failures are told to the caller. */
public final class Problems {

  private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

  // SQLSTATE 22001: string data, right truncation.
  private static final String TOO_LONG = "22001";

  private final Map<Class<?>, Function<RuntimeException, Problem>> table = new LinkedHashMap<>();

  /** The table with the failures of the model in it. */
  public static Problems standard() {
    return new Problems()
        .on(InvalidLocation.class, e -> InvalidRequest.field("/" + e.field(), e.getMessage()))
        .on(InvalidDestination.class, e -> InvalidRequest.field("/destination", e.getMessage()))
        .on(InvalidLinkName.class, e -> InvalidRequest.field("/name", e.getMessage()))
        .on(InvalidPhoneNumber.class, e -> InvalidRequest.field("/phone", e.getMessage()));
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
    if (failure instanceof DataException data && TOO_LONG.equals(data.getSQLState())) {
      LOG.warn("{} {}: a text is longer than its column.", request.method(), request.path(), data);
      return TooLong.of(data.getMessage());
    }
    if (Database.isDuplicate(failure) || failure instanceof OptimisticLockException) {
      return Conflict.because("Another call changed the same thing at the same time. Try again.");
    }
    String what = request.method() + " " + request.path();
    try {
      DatabaseAway.rethrowIf(failure);
    } catch (DatabaseAway away) {
      LOG.warn("{} is answered with 503. {}", what, away.getMessage());
      return Refused.databaseAway();
    }
    return unexpected(what, failure);
  }

  /** What nobody foresaw: the log has the reason, the caller gets a reference to it. */
  static Problem unexpected(String what, Throwable failure) {
    UUID errorId = UUID.randomUUID();
    LOG.error("Error {}: {} failed.", errorId, what, failure);
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
    document.putAll(problem.members());
    Map<String, String> headers = new LinkedHashMap<>(problem.headers());
    headers.put("Content-Type", "application/problem+json");
    headers.put("Cache-Control", "no-store");
    return new HttpReply(problem.status(), headers, Json.write(document));
  }
}
