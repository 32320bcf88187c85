package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.store.Database;

/** The clicks of a location, one line each. */
final class ClickResource {

  private final Database database;

  ClickResource(Database database) {
    this.database = database;
  }

  private record View(
      UUID id,
      UUID linkId,
      String linkName,
      UUID contactId,
      UUID messageId,
      String channel,
      ClickOutcome outcome,
      Evidence evidence,
      String destination,
      Instant occurredAt) {

    static View of(Click click) {
      return new View(
          click.id(),
          click.linkId(),
          click.linkName(),
          click.contactId(),
          click.messageId(),
          click.channel(),
          click.outcome(),
          click.evidence(),
          click.destination(),
          click.occurredAt());
    }
  }

  void register(Handlers handlers) {
    handlers.on("streamClicks", this::stream);
  }

  private ApiResponse stream(ApiRequest request) {
    return ApiResponse.lines(
        database.inTransaction(
            session -> {
              Listing<Click> clicks =
                  Listing.oldestFirst(session, Click.class)
                      .where("e.locationId = :location", "location", request.location());
              request
                  .findId("cursor")
                  .ifPresent(last -> clicks.where("e.id > :last", "last", last));
              return clicks.rows(request.number("limit")).stream()
                  .map(click -> Json.write(View.of(click)) + "\n")
                  .collect(Collectors.joining());
            }));
  }
}
