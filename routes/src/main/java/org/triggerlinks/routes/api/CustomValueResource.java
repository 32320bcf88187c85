package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Instant;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;
import org.triggerlinks.routes.links.LinkEdits;

/** The custom values of a location; redirects follow every change at once. */
final class CustomValueResource {

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

  private View put(Session session, ApiRequest request, String content) {
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
    return View.of(value);
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
          values.remove(value);
          return value;
        });
    return ApiResponse.done();
  }
}
