package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.token.ApiToken;

/** The tokens of the API. */
final class TokenResource {

  private final Database database;
  private final LocationNames locations;
  private final Clock clock;

  TokenResource(Database database, LocationNames locations, Clock clock) {
    this.database = database;
    this.locations = locations;
    this.clock = clock;
  }

  private record View(
      UUID id, String label, UUID locationId, Instant createdAt, Instant revokedAt) {

    static View of(ApiToken token) {
      return new View(
          token.id(), token.label(), token.locationId(), token.createdAt(), token.revokedAt());
    }
  }

  private record WithSecret(
      UUID id, String label, UUID locationId, Instant createdAt, Instant revokedAt, String secret) {

    static WithSecret of(ApiToken token, String secret) {
      return new WithSecret(
          token.id(),
          token.label(),
          token.locationId(),
          token.createdAt(),
          token.revokedAt(),
          secret);
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listTokens", this::list)
        .on("createToken", this::create)
        .on("revokeToken", this::revoke);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                Listing.oldestFirst(session, ApiToken.class)
                    .page(request, ApiToken::id)
                    .map(View::of)));
  }

  private ApiResponse create(ApiRequest request) {
    UUID location =
        Optional.ofNullable(request.body().path("location").asText(null))
            .map(this::locationNamed)
            .orElse(null);
    String secret = org.triggerlinks.model.key.ApiToken.generate();
    ApiToken token =
        ApiToken.create(
            location,
            request.body().get("label").asText(),
            org.triggerlinks.model.key.ApiToken.hash(secret),
            clock.instant());
    database.transact(session -> session.persist(token));
    return ApiResponse.created("/tokens/" + token.id(), WithSecret.of(token, secret));
  }

  private UUID locationNamed(String idOrSlug) {
    return locations
        .find(idOrSlug)
        .orElseThrow(
            () ->
                InvalidRequest.field(
                    "/location", "There is no location \"%s\".".formatted(idOrSlug)));
  }

  private ApiResponse revoke(ApiRequest request) {
    database.transact(
        session ->
            Optional.ofNullable(session.find(ApiToken.class, request.id()))
                .orElseThrow(() -> NotFound.noSuch("token", request.id()))
                .revoke(clock.instant()));
    return ApiResponse.done();
  }
}
