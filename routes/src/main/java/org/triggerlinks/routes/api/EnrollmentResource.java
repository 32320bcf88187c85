package org.triggerlinks.routes.api;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;

/** Who is in which workflow, and how to take somebody out of it. */
final class EnrollmentResource {

  private static final String WAITS =
      "exists (from WorkflowWait w where w.enrollmentId = e.id and w.state in (OPEN, DUE))";

  private final Database database;
  private final Clock clock;

  EnrollmentResource(Database database, Clock clock) {
    this.database = database;
    this.clock = clock;
  }

  void register(Handlers handlers) {
    handlers
        .on("listEnrollments", this::ofContact)
        .on("listEnrolled", this::ofWorkflow)
        .on("leaveWorkflow", this::leave);
  }

  private ApiResponse ofContact(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session ->
                EnrollmentView.of(
                    session,
                    ContactHistoryResource.ofContact(session, request, Enrollment.class)
                        .page(request, Enrollment::id))));
  }

  private ApiResponse ofWorkflow(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Listing<Enrollment> enrolled =
                  Listing.latestFirst(session, Enrollment.class)
                      .where("e.locationId = :location", "location", request.location())
                      .where("e.workflow = :workflow", "workflow", request.text("name"))
                      .where("e.leftAt is null");
              request
                  .find("waiting")
                  .ifPresent(
                      waiting -> enrolled.where(waiting.equals("true") ? WAITS : "not " + WAITS));
              return EnrollmentView.of(session, enrolled.page(request, Enrollment::id));
            }));
  }

  private ApiResponse leave(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Enrollment stay = locked(session, request);
              if (!stay.active()) {
                throw Conflict.because(
                    "The contact left this workflow already, at %s: %s."
                        .formatted(stay.leftAt(), stay.leftReason()));
              }
              leave(session, stay);
              return EnrollmentView.of(session, stay);
            }));
  }

  // Locked by its contact, as decisions do.
  private static Enrollment locked(Session session, ApiRequest request) {
    Enrollment stay =
        Optional.ofNullable(session.find(Enrollment.class, request.id()))
            .filter(found -> found.locationId().equals(request.location()))
            .orElseThrow(() -> NotFound.noSuch("enrollment", request.id()));
    if (new Contacts(session).lock(List.of(stay.contactId())).isEmpty()) {
      throw NotFound.noSuch("enrollment", request.id());
    }
    session.refresh(stay);
    return stay;
  }

  private void leave(Session session, Enrollment stay) {
    Instant now = clock.instant();
    stay.leave(
        "taken out by a person", new Enrollments(session).waitsOf(List.of(stay.id())), null, now);
    session.persist(
        TimelineEntry.of(
                stay.locationId(),
                stay.contactId(),
                now,
                "workflow_left",
                "Was taken out of the workflow \"%s\"%s."
                    .formatted(
                        stay.workflow(), stay.key().isEmpty() ? "" : " (" + stay.key() + ")"),
                null)
            .by(stay.workflow(), null));
  }
}
