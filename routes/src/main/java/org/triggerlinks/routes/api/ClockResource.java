package org.triggerlinks.routes.api;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.triggerlinks.routes.sandbox.Calm;
import org.triggerlinks.routes.sandbox.ImpossibleTime;
import org.triggerlinks.routes.sandbox.Pending;
import org.triggerlinks.routes.sandbox.SandboxClock;

/** The clock of the sandbox, and whether all is done that was due. */
final class ClockResource {

  private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);

  private final SandboxClock clock;
  private final Calm calm;
  private final boolean movable;

  /**
   * The sandbox's clock.
   *
   * @param movable false if the operator switched {@code sandbox.clock} off
   */
  ClockResource(SandboxClock clock, Calm calm, boolean movable) {
    this.clock = clock;
    this.calm = calm;
    this.movable = movable;
  }

  private record View(Instant now, Duration ahead) {}

  private record Moved(Instant now, Duration ahead, boolean quiet) {}

  private record Quiet(boolean quiet, Pending pending) {

    static Quiet of(Pending pending) {
      return new Quiet(pending.quiet(), pending);
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("getClock", request -> ApiResponse.ok(new View(now(), clock.ahead())))
        .on("moveClock", this::move)
        .on("getQuiet", request -> ApiResponse.ok(Quiet.of(calm.now())))
        .on("awaitQuiet", this::await);
  }

  private ApiResponse await(ApiRequest request) {
    Duration most = Duration.ofSeconds(request.number("timeout"));
    return ApiResponse.ok(Quiet.of(calm.await(most)));
  }

  private ApiResponse move(ApiRequest request) {
    if (!movable) {
      throw Forbidden.clockStays();
    }
    String field = request.body().fieldNames().next();
    String value = request.body().get(field).asText();
    try {
      if (field.equals("advance")) {
        clock.advance(Duration.parse(value));
      } else {
        clock.moveTo(OffsetDateTime.parse(value).toInstant());
      }
    } catch (ImpossibleTime e) {
      throw InvalidRequest.field("/" + field, e.getMessage());
    } catch (DateTimeException e) {
      throw InvalidRequest.field(
          "/" + field, "\"%s\" is not a duration such as PT24H or P3D.".formatted(value));
    }
    boolean quiet = calm.await(LONGEST_WAIT).quiet();
    return ApiResponse.ok(new Moved(now(), clock.ahead(), quiet));
  }

  private Instant now() {
    return clock.clock().instant();
  }
}
