package org.triggerlinks.model.workflow;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;

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

  /** Reads these enrollments together; each is found by its id then without reading again. */
  public void read(Collection<UUID> ids) {
    var ignored = session.findMultiple(Enrollment.class, List.copyOf(ids));
  }

  /** All enrollments of these contacts, past and present, the oldest first. */
  public List<Enrollment> ofContacts(Collection<UUID> contacts) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    InList these = InList.of("contact", contacts);
    return these
        .bind(
            session.createSelectionQuery(
                "from Enrollment where contactId in %s order by id".formatted(these.hql()),
                Enrollment.class))
        .getResultList();
  }

  /**
   * True if the contact left before that moment, in this stay or in one that followed it because
   * the contact entered again.
   */
  public boolean leftForGood(Enrollment stay, Instant before) {
    if (stay.active() || !stay.leftAt().isBefore(before)) {
      return false;
    }
    return !Enrollment.ENTERED_AGAIN.equals(stay.leftReason())
        || ofContacts(List.of(stay.contactId())).stream()
            .filter(later -> later.workflow().equals(stay.workflow()))
            .filter(later -> later.key().equals(stay.key()))
            .filter(later -> !later.enteredAt().isBefore(stay.leftAt()))
            .filter(later -> !Enrollment.ENTERED_AGAIN.equals(later.leftReason()))
            .anyMatch(later -> later.leftAt() != null && later.leftAt().isBefore(before));
  }

  /** All waits of these enrollments, ended ones included, the oldest first. */
  public List<WorkflowWait> waitsOf(Collection<UUID> enrollments) {
    if (enrollments.isEmpty()) {
      return List.of();
    }
    InList these = InList.of("enrollment", enrollments);
    return these
        .bind(
            session.createSelectionQuery(
                "from WorkflowWait where enrollmentId in %s order by id".formatted(these.hql()),
                WorkflowWait.class))
        .getResultList();
  }
}
