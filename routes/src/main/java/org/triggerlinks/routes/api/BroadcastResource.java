package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Clock;
import java.time.Instant;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.message.Broadcast;
import org.triggerlinks.model.message.MessageState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.compose.MessageWriter;

/** Messages to all contacts that match a condition. */
final class BroadcastResource {

  private final Database database;
  private final MessageWriter writer;
  private final Clock clock;

  BroadcastResource(Database database, MessageWriter writer, Clock clock) {
    this.database = database;
    this.writer = writer;
    this.clock = clock;
  }

  private record View(
      UUID id,
      String channel,
      String subject,
      String text,
      String html,
      JsonNode audience,
      Broadcast.State state,
      SortedMap<MessageState, Long> counts,
      int failed,
      String problem,
      String warning,
      Instant createdAt,
      Instant finishedAt) {

    static View of(Session session, Broadcast broadcast) {
      SortedMap<MessageState, Long> counts = counts(session, broadcast.id());
      boolean nobody =
          broadcast.state() == Broadcast.State.FINISHED
              && broadcast.problem() == null
              && counts.isEmpty();
      return of(broadcast, counts, nobody ? "No contact matched the audience." : null);
    }

    static View of(Broadcast broadcast, SortedMap<MessageState, Long> counts, String warning) {
      return new View(
          broadcast.id(),
          broadcast.channel(),
          broadcast.content().subject(),
          broadcast.content().text(),
          broadcast.content().html(),
          Json.read(broadcast.audience()),
          broadcast.state(),
          counts,
          broadcast.failed(),
          broadcast.problem(),
          warning,
          broadcast.createdAt(),
          broadcast.finishedAt());
    }

    private static SortedMap<MessageState, Long> counts(Session session, UUID broadcast) {
      SortedMap<MessageState, Long> counts = new TreeMap<>();
      session
          .createSelectionQuery(
              "select state, count(*) from Message where broadcastId = :broadcast group by state",
              Object[].class)
          .setParameter("broadcast", broadcast)
          .getResultList()
          .forEach(row -> counts.put((MessageState) row[0], (Long) row[1]));
      return counts;
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listBroadcasts", this::list)
        .on("createBroadcast", this::create)
        .on("getBroadcast", this::get);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                Listing.latestFirst(session, Broadcast.class)
                    .where("e.locationId = :location", "location", request.location())
                    .page(request, Broadcast::id)
                    .map(broadcast -> View.of(session, broadcast))));
  }

  private ApiResponse create(ApiRequest request) {
    Draft draft = Draft.of(request.body());
    JsonNode audience = request.body().get("audience");
    Audience matching = Audience.of(audience);
    View created =
        database.inTransaction(
            session -> {
              draft.check(writer, session, LinkResource.location(session, request.location()));
              Broadcast broadcast =
                  Broadcast.create(
                      request.location(),
                      draft.channel(),
                      draft.content(),
                      Json.write(audience),
                      clock.instant());
              session.persist(broadcast);
              return View.of(
                  broadcast, new TreeMap<>(), warning(session, request.location(), matching));
            });
    return ApiResponse.created("/broadcasts/" + created.id(), created);
  }

  /** Likely a slip in the name of a tag: it is carried out, but not in silence. */
  private static String warning(Session session, UUID location, Audience audience) {
    Listing<Contact> contacts =
        Listing.oldestFirst(session, Contact.class)
            .where("e.locationId = :location", "location", location);
    return audience.restrict(contacts).rows(1).isEmpty()
        ? "No contact matches the audience now. Check the names of the tags."
        : null;
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Broadcast broadcast = session.find(Broadcast.class, request.id());
              if (broadcast == null || !broadcast.locationId().equals(request.location())) {
                throw NotFound.noSuch("broadcast", request.id());
              }
              return View.of(session, broadcast);
            }));
  }
}
