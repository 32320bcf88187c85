package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.Enrollments;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/** One stay of a contact in a workflow, and what it waits or waited for. */
record EnrollmentView(
    UUID id,
    UUID contactId,
    String workflow,
    String key,
    boolean active,
    Instant enteredAt,
    Instant leftAt,
    String leftReason,
    List<Wait> waits) {

  record Wait(
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

  /** These stays with their waits. */
  static Page<EnrollmentView> of(Session session, Page<Enrollment> page) {
    Map<UUID, List<Wait>> waits =
        new Enrollments(session)
            .waitsOf(page.items().stream().map(Enrollment::id).toList()).stream()
                .collect(
                    Collectors.groupingBy(
                        WorkflowWait::enrollmentId,
                        Collectors.mapping(Wait::of, Collectors.toList())));
    return page.map(stay -> of(stay, waits.getOrDefault(stay.id(), List.of())));
  }

  /** One stay with its waits. */
  static EnrollmentView of(Session session, Enrollment stay) {
    return of(
        stay, new Enrollments(session).waitsOf(List.of(stay.id())).stream().map(Wait::of).toList());
  }

  private static EnrollmentView of(Enrollment stay, List<Wait> waits) {
    return new EnrollmentView(
        stay.id(),
        stay.contactId(),
        stay.workflow(),
        stay.key(),
        stay.active(),
        stay.enteredAt(),
        stay.leftAt(),
        stay.leftReason(),
        waits);
  }
}
