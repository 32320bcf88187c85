package org.triggerlinks.routes.api;

import org.hibernate.Session;
import org.triggerlinks.model.location.Agency;
import org.triggerlinks.model.location.DomainName;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;

/** What is set once for all locations. */
final class AgencyResource {

  private final Database database;

  AgencyResource(Database database) {
    this.database = database;
  }

  private record View(String domain) {

    static View of(Agency agency) {
      return new View(agency.domain());
    }
  }

  void register(Handlers handlers) {
    handlers.on("getAgency", this::get).on("putAgency", this::put);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(session -> View.of(new Locations(session).agency())));
  }

  private static void refuseTaken(Session session, String given) {
    String domain = given == null ? null : DomainName.of(given);
    new Locations(session)
        .all().stream()
            .filter(location -> domain != null && domain.equals(location.domain()))
            .findFirst()
            .ifPresent(
                location -> {
                  throw Conflict.taken(
                      "/domain",
                      "The location \"%s\" has the domain \"%s\", for its own links only."
                          .formatted(location.slug(), domain));
                });
  }

  private ApiResponse put(ApiRequest request) {
    View wanted = request.body(View.class);
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Agency agency = new Locations(session).agency();
              refuseTaken(session, wanted.domain());
              agency.brand(wanted.domain());
              return View.of(agency);
            }));
  }
}
