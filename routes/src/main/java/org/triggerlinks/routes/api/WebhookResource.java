package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.destination.Destination;
import org.triggerlinks.model.destination.InvalidDestination;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.webhook.SigningSecret;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.model.webhook.Webhooks;

/** Who is told of every click of a location. */
final class WebhookResource {

  private final Database database;
  private final Clock clock;

  WebhookResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  private record View(UUID id, String url, Instant createdAt) {

    static View of(Webhook webhook) {
      return new View(webhook.id(), webhook.url(), webhook.createdAt());
    }
  }

  private record WithSecret(UUID id, String url, Instant createdAt, String secret) {}

  void register(Handlers handlers) {
    handlers
        .on("listWebhooks", this::list)
        .on("createWebhook", this::create)
        .on("deleteWebhook", this::delete);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                Listing.oldestFirst(session, Webhook.class)
                    .where("e.locationId = :location", "location", request.location())
                    .page(request, Webhook::id)
                    .map(View::of)));
  }

  private ApiResponse create(ApiRequest request) {
    String given = request.body().get("url").asText();
    Webhook webhook =
        database.inTransaction(
            session -> {
              boolean allowPrivate =
                  new Locations(session)
                      .byId(request.location())
                      .map(Location::allowsPrivateDestinations)
                      .orElse(false);
              Webhook created =
                  Webhook.create(
                      request.location(),
                      url(given, allowPrivate),
                      SigningSecret.next(),
                      clock.instant());
              new Webhooks(session).add(created);
              return created;
            });
    return ApiResponse.created(
        "/webhooks/" + webhook.id(),
        new WithSecret(webhook.id(), webhook.url(), webhook.createdAt(), webhook.secret()));
  }

  private static String url(String given, boolean allowPrivate) {
    try {
      return Destination.parse(given, allowPrivate).url();
    } catch (InvalidDestination e) {
      throw InvalidRequest.field("/url", e.getMessage());
    }
  }

  private ApiResponse delete(ApiRequest request) {
    database.transact(
        session -> {
          Webhooks webhooks = new Webhooks(session);
          webhooks.remove(
              webhooks
                  .byId(request.location(), request.id())
                  .orElseThrow(() -> NotFound.noSuch("webhook", request.id())));
        });
    return ApiResponse.done();
  }
}
