package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;

/** What happened with a contact. */
final class ContactHistoryResource {

  private final Database database;

  ContactHistoryResource(Database database) {
    this.database = database;
  }

  private record Line(
      UUID id,
      Instant occurredAt,
      String kind,
      String summary,
      UUID factId,
      String workflow,
      String rule) {

    static Line of(TimelineEntry entry) {
      return new Line(
          entry.id(),
          entry.occurredAt(),
          entry.kind(),
          entry.summary(),
          entry.factId(),
          entry.workflow(),
          entry.rule());
    }
  }

  void register(Handlers handlers) {
    handlers.on("listTimeline", this::timeline).on("listContactMessages", this::messages);
  }

  private ApiResponse timeline(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              UUID contact = ContactResource.find(session, request, request.id()).id();
              int limit = request.number("limit");
              List<TimelineEntry> lines =
                  new TimelineEntries(session)
                      .latestOf(
                          contact, request.find("cursor").map(TimelineCursor::read), limit + 1);
              return Page.cut(lines, limit, TimelineCursor::of).map(Line::of);
            }));
  }

  private ApiResponse messages(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                ofContact(session, request, Message.class)
                    .page(request, Message::id)
                    .map(MessageView::of)));
  }

  /** Rows about the contact in the path, who must exist. */
  static <T> Listing<T> ofContact(Session session, ApiRequest request, Class<T> entity) {
    UUID contact = ContactResource.find(session, request, request.id()).id();
    return Listing.latestFirst(session, entity).where("e.contactId = :contact", "contact", contact);
  }
}
