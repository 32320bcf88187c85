package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.team.Notification;
import org.triggerlinks.model.team.Opportunity;

/** What workflows leave for people. */
final class TeamResource {

  private final Database database;

  TeamResource(Database database) {
    this.database = database;
  }

  private record OpportunityView(
      UUID id,
      UUID contactId,
      String pipeline,
      String stage,
      String name,
      Instant createdAt,
      Instant updatedAt) {

    static OpportunityView of(Opportunity opportunity) {
      return new OpportunityView(
          opportunity.id(),
          opportunity.contactId(),
          opportunity.pipeline(),
          opportunity.stage(),
          opportunity.name(),
          opportunity.createdAt(),
          opportunity.updatedAt());
    }
  }

  private record NotificationView(
      UUID id, UUID contactId, String workflow, String text, Instant createdAt) {

    static NotificationView of(Notification notification) {
      return new NotificationView(
          notification.id(),
          notification.contactId(),
          notification.workflow(),
          notification.text(),
          notification.createdAt());
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listOpportunities", this::opportunities)
        .on("listNotifications", this::notifications);
  }

  private ApiResponse opportunities(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                ofLocation(session, request, Opportunity.class)
                    .page(request, Opportunity::id)
                    .map(OpportunityView::of)));
  }

  private ApiResponse notifications(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                ofLocation(session, request, Notification.class)
                    .page(request, Notification::id)
                    .map(NotificationView::of)));
  }

  /** Rows of the call's location, the latest first, of one contact if the call says so. */
  static <T> Listing<T> ofLocation(Session session, ApiRequest request, Class<T> entity) {
    Listing<T> rows =
        Listing.latestFirst(session, entity)
            .where("e.locationId = :location", "location", request.location());
    request
        .findId("contact_id")
        .ifPresent(contact -> rows.where("e.contactId = :contact", "contact", contact));
    return rows;
  }
}
