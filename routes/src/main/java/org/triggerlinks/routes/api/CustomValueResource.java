package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;
import org.triggerlinks.routes.links.LinkEdits;

/** The custom values of a location; redirects follow every change at once. */
final class CustomValueResource {

  private static final int MOST_NAMED = 10;

  private final Database database;
  private final LinkEdits edits;
  private final Clock clock;

  CustomValueResource(Database database, LinkEdits edits, Clock clock) {
    this.database = database;
    this.edits = edits;
    this.clock = clock;
  }

  private record View(String name, String value, Instant updatedAt) {

    static View of(CustomValue value) {
      return new View(value.name(), value.content(), value.updatedAt());
    }
  }

  /** What a change did; {@code warnings} are sentences about links. */
  private record Changed(@JsonUnwrapped View value, List<String> warnings) {}

  void register(Handlers handlers) {
    handlers
        .on("listCustomValues", this::list)
        .on("putCustomValue", this::put)
        .on("deleteCustomValue", this::delete);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                Listing.oldestFirst(session, CustomValue.class)
                    .where("e.locationId = :location", "location", request.location())
                    .page(request, CustomValue::id)
                    .map(View::of)));
  }

  private ApiResponse put(ApiRequest request) {
    String content = request.body().get("value").asText();
    return ApiResponse.ok(
        edits.edit(request.location(), session -> put(session, request, content)));
  }

  private Changed put(Session session, ApiRequest request, String content) {
    CustomValues values = new CustomValues(session);
    Instant now = clock.instant();
    String name = request.text("name");
    CustomValue value = values.byName(request.location(), name).orElse(null);
    if (value == null) {
      value = CustomValue.create(request.location(), name, content, now);
      values.add(value);
    } else {
      value.set(content, now);
    }
    Destinations destinations = destinations(session, request);
    return new Changed(
        View.of(value),
        destinations.linksWith(name).stream()
            .flatMap(link -> destinations.warnings(link).stream())
            .toList());
  }

  private ApiResponse delete(ApiRequest request) {
    String name = request.text("name");
    edits.edit(
        request.location(),
        session -> {
          CustomValues values = new CustomValues(session);
          CustomValue value =
              values
                  .byName(request.location(), name)
                  .orElseThrow(() -> NotFound.noSuch("custom value", name));
          refuseUsed(name, destinations(session, request).linksWith(name));
          values.remove(value);
          return value;
        });
    return ApiResponse.done();
  }

  private static Destinations destinations(Session session, ApiRequest request) {
    return new Destinations(session, LinkResource.location(session, request.location()));
  }

  /** Messages that were sent already carry these links: they must not break by a slip. */
  private static void refuseUsed(String name, List<TriggerLink> links) {
    if (!links.isEmpty()) {
      String some =
          links.stream()
              .limit(MOST_NAMED)
              .map(link -> "\"" + link.name() + "\"")
              .collect(Collectors.joining(", "));
      int others = links.size() - MOST_NAMED;
      throw Conflict.because(
          ("The custom value \"%s\" is part of where these links lead: %s%s. Change their"
                  + " destinations first, or give the value another content.")
              .formatted(name, some, others > 0 ? " and %d more".formatted(others) : ""));
    }
  }
}
