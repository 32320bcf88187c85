package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.store.Database;

/** What was decided about facts, and why. */
final class DecisionResource {

  private final Database database;

  DecisionResource(Database database) {
    this.database = database;
  }

  private record View(
      UUID id,
      UUID contactId,
      String type,
      Instant occurredAt,
      Instant decidedAt,
      UUID cause,
      int depth,
      JsonNode fact,
      JsonNode explanation) {

    static View of(DecidedFact fact) {
      return new View(
          fact.id(),
          fact.contactId(),
          fact.type(),
          fact.occurredAt(),
          fact.decidedAt(),
          fact.cause(),
          fact.depth(),
          Json.read(fact.body()),
          Json.read(fact.explanation()));
    }
  }

  void register(Handlers handlers) {
    handlers.on("getFact", this::get).on("listDecisions", this::list);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                new Facts(session)
                    .byId(request.id())
                    .filter(fact -> request.location().equals(fact.locationId()))
                    .map(View::of)
                    .orElseThrow(() -> NotFound.noSuch("decided fact", request.id()))));
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                ContactHistoryResource.ofContact(session, request, DecidedFact.class)
                    .page(request, DecidedFact::id)
                    .map(View::of)));
  }
}
