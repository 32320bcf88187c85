package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.location.DomainName;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.links.LinkEdits;

/** The locations of the agency. */
final class LocationResource {

  private final Database database;
  private final LinkEdits edits;
  private final Clock clock;

  LocationResource(Database database, LinkEdits edits, Clock clock) {
    this.database = database;
    this.edits = edits;
    this.clock = clock;
  }

  private record View(
      UUID id,
      String name,
      String slug,
      String domain,
      String timeZone,
      boolean allowPrivateDestinations,
      boolean allowDuplicateContacts,
      String quietFrom,
      String quietTo,
      Integer dailyCap,
      Instant createdAt) {

    static View of(Location location) {
      return new View(
          location.id(),
          location.name(),
          location.slug(),
          location.domain(),
          location.timeZone(),
          location.allowsPrivateDestinations(),
          location.allowsDuplicateContacts(),
          location.quietFrom(),
          location.quietTo(),
          location.dailyCap(),
          location.createdAt());
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listLocations", this::list)
        .on("createLocation", this::create)
        .on("getLocation", this::get)
        .on("getSigningSecret", this::signingSecret)
        .on("patchLocation", this::patch)
        .on("deleteLocation", this::delete);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Listing<Location> all = Listing.oldestFirst(session, Location.class);
              if (!request.principal().agency()) {
                all.where("e.id = :own", "own", request.principal().locationId());
              }
              return all.page(request, Location::id).map(View::of);
            }));
  }

  private ApiResponse create(ApiRequest request) {
    String name = request.body().get("name").asText();
    String slug = request.body().get("slug").asText();
    String timeZone = request.body().path("time_zone").asText("UTC");
    Location location = Location.create(slug, name, timeZone, clock.instant());
    View created =
        edits.edit(
            location.id(),
            session -> {
              refuseTaken(session, location.id(), request);
              change(location, new Changes(request.body()));
              new Locations(session).add(location);
              return View.of(location);
            });
    return ApiResponse.created("/locations/" + created.id(), created);
  }

  private ApiResponse get(ApiRequest request) {
    refuseOthers(request);
    return ApiResponse.ok(database.inTransaction(session -> View.of(find(session, request.id()))));
  }

  private record SigningSecret(String secret) {}

  private ApiResponse signingSecret(ApiRequest request) {
    refuseOthers(request);
    return ApiResponse.ok(
        database.inTransaction(
            session -> new SigningSecret(find(session, request.id()).signingSecret())));
  }

  private static void refuseOthers(ApiRequest request) {
    UUID own = request.principal().locationId();
    if (own != null && !own.equals(request.id())) {
      throw NotFound.noSuch("location", request.id());
    }
  }

  private ApiResponse patch(ApiRequest request) {
    return ApiResponse.ok(
        edits.edit(
            request.id(),
            session -> {
              Location location = find(session, request.id());
              refuseTaken(session, location.id(), request);
              change(location, new Changes(request.body()));
              return View.of(location);
            }));
  }

  private ApiResponse delete(ApiRequest request) {
    edits.edit(
        request.id(),
        session -> {
          Location location = find(session, request.id());
          boolean inUse =
              !Listing.oldestFirst(session, Contact.class)
                  .where("e.locationId = :location", "location", location.id())
                  .rows(1)
                  .isEmpty();
          if (inUse) {
            throw Conflict.because(
                "The location \"%s\" still has contacts. Delete them first."
                    .formatted(location.slug()));
          }
          new Locations(session).remove(location);
          return location;
        });
    return ApiResponse.done();
  }

  private static void change(Location location, Changes changes) {
    changes
        .text("name", location::rename)
        .text("domain", location::brand)
        .text("time_zone", location::moveTo)
        .flag("allow_private_destinations", location::allowPrivateDestinations)
        .flag("allow_duplicate_contacts", location::allowDuplicateContacts)
        .number("daily_cap", location::capMessages);
    location.keepQuiet(
        changes.textOr("quiet_from", location.quietFrom()),
        changes.textOr("quiet_to", location.quietTo()));
  }

  private static void refuseTaken(Session session, UUID self, ApiRequest request) {
    String agencys = new Locations(session).agency().domain();
    String wanted = request.body().path("domain").asText(null);
    String domain = wanted == null ? null : DomainName.of(wanted);
    if (agencys != null && agencys.equals(domain)) {
      throw Conflict.taken(
          "/domain",
          "\"%s\" is the agency's domain: all locations have it already.".formatted(agencys));
    }
    for (String field : List.of("name", "slug", "domain")) {
      String value = field.equals("domain") ? domain : request.body().path(field).asText(null);
      boolean taken =
          value != null
              && !Listing.oldestFirst(session, Location.class)
                  .where("e.%s = :value".formatted(field), "value", value)
                  .where("e.id <> :self", "self", self)
                  .rows(1)
                  .isEmpty();
      if (taken) {
        throw Conflict.taken(
            "/" + field, "Another location has the %s \"%s\".".formatted(field, value));
      }
    }
  }

  private static Location find(Session session, UUID id) {
    return new Locations(session).byId(id).orElseThrow(() -> NotFound.noSuch("location", id));
  }
}
