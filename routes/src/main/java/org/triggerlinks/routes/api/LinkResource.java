package org.triggerlinks.routes.api;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.hibernate.Session;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.LinkName;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;
import org.triggerlinks.routes.links.LinkEdits;

/** The trigger links of a location; redirects follow every change at once. */
final class LinkResource {

  private final Database database;
  private final MessageWriter writer;
  private final LinkEdits edits;
  private final Clock clock;

  LinkResource(Database database, MessageWriter writer, LinkEdits edits, Clock clock) {
    this.database = database;
    this.writer = writer;
    this.edits = edits;
    this.clock = clock;
  }

  private record Created(@JsonUnwrapped LinkView link, List<String> warnings) {}

  void register(Handlers handlers) {
    handlers
        .on("listLinks", this::list)
        .on("createLink", this::create)
        .on("getLink", this::get)
        .on("archiveLink", request -> changed(request, link -> link.archive(clock.instant())))
        .on("unarchiveLink", request -> changed(request, link -> link.unarchive(clock.instant())));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              String base = writer.linkBase(session, location(session, request.location()));
              Listing<TriggerLink> links =
                  Listing.oldestFirst(session, TriggerLink.class)
                      .where("e.locationId = :location", "location", request.location());
              request
                  .findFlag("archived")
                  .ifPresent(
                      archived ->
                          links.where("e.archivedAt is %s null".formatted(archived ? "not" : "")));
              request.find("name").ifPresent(name -> links.where("e.name = :name", "name", name));
              return links.page(request, TriggerLink::id).map(link -> LinkView.of(link, base));
            }));
  }

  private ApiResponse create(ApiRequest request) {
    String name = LinkName.of(request.body().get("name").asText());
    Created created =
        edits.edit(
            request.location(),
            session -> {
              Location location = location(session, request.location());
              Destinations destinations = new Destinations(session, location);
              refuseTaken(session, location.id(), name);
              TriggerLink link =
                  TriggerLink.create(
                      location.id(),
                      Keys.newLinkKey(),
                      name,
                      destinations.checked(request.body().get("destination").asText()),
                      request.body().path("consent").asBoolean(),
                      clock.instant());
              new TriggerLinks(session).add(link);
              return new Created(
                  LinkView.of(link, writer.linkBase(session, location)),
                  destinations.warnings(link));
            });
    return ApiResponse.created("/links/" + created.link().id(), created);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(session -> view(session, request, find(session, request))));
  }

  private ApiResponse changed(ApiRequest request, Consumer<TriggerLink> change) {
    return ApiResponse.ok(
        edits.edit(
            request.location(),
            session -> {
              TriggerLink link = find(session, request);
              change.accept(link);
              return view(session, request, link);
            }));
  }

  private LinkView view(Session session, ApiRequest request, TriggerLink link) {
    return LinkView.of(link, writer.linkBase(session, location(session, request.location())));
  }

  /** The link in the path. */
  static TriggerLink find(Session session, ApiRequest request) {
    return new TriggerLinks(session)
        .byId(request.location(), request.id())
        .orElseThrow(() -> NotFound.noSuch("link", request.id()));
  }

  /** The location that the call works in. */
  static Location location(Session session, UUID id) {
    return new Locations(session).byId(id).orElseThrow(() -> NotFound.noSuch("location", id));
  }

  static void refuseTaken(Session session, UUID location, String name) {
    if (new TriggerLinks(session).byName(location, name).isPresent()) {
      throw Conflict.taken(
          "/name", "There is a link \"%s\" already. Choose another name.".formatted(name));
    }
  }
}
