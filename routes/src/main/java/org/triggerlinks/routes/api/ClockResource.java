package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.triggerlinks.model.location.Agency;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;

/** The clock, which the sandbox can move forward; it never goes back, as no wait could follow. */
final class ClockResource {

  private static final Duration FURTHEST = Duration.ofDays(3660);

  private final Database database;
  private final ServiceClock clock;
  private final boolean movable;

  ClockResource(Database database, ServiceClock clock, boolean movable) {
    this.database = database;
    this.movable = movable;
    this.clock = clock;
  }

  private record View(Instant now, Duration ahead) {}

  void register(Handlers handlers) {
    handlers.on("getClock", this::get).on("moveClock", this::move);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(new View(clock.instant(), ahead()));
  }

  private ApiResponse move(ApiRequest request) {
    if (!movable) {
      throw Forbidden.clockStays();
    }
    Duration by = wanted(request.body());
    if (by.isNegative() || by.compareTo(FURTHEST) > 0) {
      throw InvalidRequest.field(
          "", "The clock moves forward only, and at most %d days.".formatted(FURTHEST.toDays()));
    }
    // Kept first: after a restart the clock must not be earlier than what was decided by it.
    Duration ahead =
        database.inTransaction(
            session -> {
              Agency agency = new Locations(session).agency();
              agency.advanceClock(by);
              return agency.clockOffset();
            });
    clock.setAhead(ahead);
    return ApiResponse.ok(new View(clock.instant(), ahead));
  }

  private Duration ahead() {
    return database.inTransaction(session -> new Locations(session).agency().clockOffset());
  }

  private Duration wanted(JsonNode body) {
    if (body.has("to")) {
      Instant to = OffsetDateTime.parse(body.get("to").asText()).toInstant();
      return Duration.between(clock.instant(), to);
    }
    String given = body.get("advance").asText();
    try {
      return Duration.parse(given);
    } catch (DateTimeException e) {
      throw InvalidRequest.field(
          "/advance",
          "\"%s\" is not an ISO 8601 duration. Use one such as PT24H or P3D.".formatted(given));
    }
  }
}
