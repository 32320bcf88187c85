package org.triggerlinks.model.workflow;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** One stay of a contact in a workflow, from enter to leave. */
@Entity
public class Enrollment {

  /** Why a stay ended when the contact entered while it was in the workflow. */
  public static final String ENTERED_AGAIN = "entered again";

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String workflow;

  @Column(name = "enrollment_key")
  private String key;

  private Instant enteredAt;

  private Instant leftAt;

  private String leftReason;

  protected Enrollment() {}

  /** The contact enters; {@code key} is what it is about (an appointment's id), or empty. */
  public static Enrollment enter(
      UUID locationId, UUID contactId, String workflow, String key, Instant now) {
    Enrollment enrollment = new Enrollment();
    enrollment.id = Ids.next();
    enrollment.locationId = locationId;
    enrollment.contactId = contactId;
    enrollment.workflow = workflow;
    enrollment.key = key;
    enrollment.enteredAt = now;
    return enrollment;
  }

  /**
   * The contact leaves, and what the stay waits for is waited for no more.
   *
   * @param waits all waits of the stay
   * @param byFact the fact that led to it, or null if a person did it
   */
  public void leave(String reason, List<WorkflowWait> waits, UUID byFact, Instant now) {
    if (leftAt == null) {
      leftAt = now;
      leftReason = Cut.to(200, reason);
    }
    waits.forEach(wait -> wait.end(WaitState.LEFT, byFact, now));
  }

  public boolean active() {
    return leftAt == null;
  }

  public UUID id() {
    return id;
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID contactId() {
    return contactId;
  }

  public String workflow() {
    return workflow;
  }

  public String key() {
    return key;
  }

  public Instant enteredAt() {
    return enteredAt;
  }

  public Instant leftAt() {
    return leftAt;
  }

  public String leftReason() {
    return leftReason;
  }
}
