package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

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

  private record Wait(
      UUID id,
      String name,
      UUID linkId,
      Instant openedAt,
      Instant deadline,
      WaitState state,
      Instant endedAt) {

    static Wait of(WorkflowWait wait) {
      return new Wait(
          wait.id(),
          wait.name(),
          wait.linkId(),
          wait.openedAt(),
          wait.deadline(),
          wait.state(),
          wait.endedAt());
    }
  }

  private record Stay(
      UUID id,
      String workflow,
      String key,
      boolean active,
      Instant enteredAt,
      Instant leftAt,
      String leftReason,
      List<Wait> waits) {

    static Stay of(Enrollment enrollment, List<Wait> waits) {
      return new Stay(
          enrollment.id(),
          enrollment.workflow(),
          enrollment.key(),
          enrollment.active(),
          enrollment.enteredAt(),
          enrollment.leftAt(),
          enrollment.leftReason(),
          waits);
    }
  }

  void register(Handlers handlers) {
    handlers
        .on("listTimeline", this::timeline)
        .on("listEnrollments", this::enrollments)
        .on("listContactMessages", this::messages);
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

  private ApiResponse enrollments(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Page<Enrollment> page =
                  ofContact(session, request, Enrollment.class).page(request, Enrollment::id);
              Map<UUID, List<Wait>> waits =
                  new Enrollments(session)
                      .waitsOf(page.items().stream().map(Enrollment::id).toList()).stream()
                          .collect(
                              Collectors.groupingBy(
                                  WorkflowWait::enrollmentId,
                                  Collectors.mapping(Wait::of, Collectors.toList())));
              return page.map(stay -> Stay.of(stay, waits.getOrDefault(stay.id(), List.of())));
            }));
  }

  /** Rows about the contact in the path, who must exist. */
  static <T> Listing<T> ofContact(Session session, ApiRequest request, Class<T> entity) {
    UUID contact = ContactResource.find(session, request, request.id()).id();
    return Listing.latestFirst(session, entity).where("e.contactId = :contact", "contact", contact);
  }
}
