package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Patience;
import org.triggerlinks.routes.api.LinkNumbers.Numbers;

/**
 * A link's numbers by channel and by day, those of a deleted link as long as there are clicks of
 * it.
 */
final class LinkAnalyticsResource {

  private static final int USUAL_DAYS = 30;
  private static final int MOST_DAYS = 366;

  private final Database database;
  private final Clock clock;

  LinkAnalyticsResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record Day(LocalDate day, @JsonUnwrapped Numbers numbers) {}

  private record View(
      LocalDate from,
      LocalDate to,
      Numbers total,
      Map<String, Numbers> byChannel,
      List<Day> byDay) {}

  void register(Handlers handlers) {
    handlers.on("getLinkAnalytics", this::get);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(database.inTransaction(session -> view(session, request)));
  }

  private View view(Session session, ApiRequest request) {
    refuseUnknown(session, request);
    Patience.forLongStatements(session); // it may count millions of clicks
    ZoneId zone = ZoneId.of(LinkResource.location(session, request.location()).timeZone());
    LocalDate to =
        request.findDay("to").orElseGet(() -> clock.instant().atZone(zone).toLocalDate());
    LocalDate from = request.findDay("from").orElseGet(() -> to.minusDays(USUAL_DAYS - 1));
    refuseOddRange(from, to);
    LinkNumbers numbers = new LinkNumbers(session, request.id());
    Instant start = start(from, zone);
    Instant end = start(to.plusDays(1), zone);
    // One keyed range of the clicks' index a day: days are the location's, which SQL cannot cut.
    List<Day> days =
        from.datesUntil(to.plusDays(1))
            .map(day -> new Day(day, numbers.total(start(day, zone), start(day.plusDays(1), zone))))
            .toList();
    return new View(from, to, numbers.total(start, end), numbers.byChannel(start, end), days);
  }

  private static void refuseUnknown(Session session, ApiRequest request) {
    boolean clicked =
        new Clicks(session).locationOf(request.id()).filter(request.location()::equals).isPresent();
    if (!clicked) {
      LinkResource.find(session, request);
    }
  }

  private static Instant start(LocalDate day, ZoneId zone) {
    return day.atStartOfDay(zone).toInstant();
  }

  private static void refuseOddRange(LocalDate from, LocalDate to) {
    if (to.isBefore(from)) {
      throw InvalidRequest.parameters(
          List.of(new FieldError("from", "It must not be after \"to\" (%s).".formatted(to))));
    }
    if (ChronoUnit.DAYS.between(from, to) >= MOST_DAYS) {
      throw InvalidRequest.parameters(
          List.of(new FieldError("from", "At most %d days at a time.".formatted(MOST_DAYS))));
    }
  }
}
