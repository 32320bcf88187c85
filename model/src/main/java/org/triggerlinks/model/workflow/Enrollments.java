package org.triggerlinks.model.workflow;

import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;

/** The enrollments of contacts in workflows, and their waits. */
public final class Enrollments {

  private final Session session;

  public Enrollments(Session session) {
    this.session = session;
  }

  public void add(Enrollment enrollment) {
    session.persist(enrollment);
  }

  public void open(WorkflowWait wait) {
    session.persist(wait);
  }

  /** All enrollments of these contacts, past and present, the oldest first. */
  public List<Enrollment> ofContacts(Collection<UUID> contacts) {
    return contacts.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery(
                "from Enrollment where contactId in :contacts order by id", Enrollment.class)
            .setParameter("contacts", contacts)
            .getResultList();
  }

  /**
   * The waits of the active enrollments of these contacts, ended ones included, the oldest first.
   */
  public List<WorkflowWait> waitsOf(Collection<UUID> enrollments) {
    return enrollments.isEmpty()
        ? List.of()
        : session
            .createSelectionQuery(
                "from WorkflowWait where enrollmentId in :enrollments order by id",
                WorkflowWait.class)
            .setParameter("enrollments", enrollments)
            .getResultList();
  }
}
