package org.triggerlinks.model.workflow;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** Something an enrollment waits for: a click on a link, or a moment. */
@Entity
public class WorkflowWait {

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private UUID enrollmentId;

  private String workflow;
  private String name;

  private UUID linkId;

  private Instant openedAt;

  private UUID openedBy;

  private Instant deadline;

  @Enumerated(EnumType.STRING)
  private WaitState state;

  private Instant endedAt;

  private UUID endedBy;

  protected WorkflowWait() {}

  /** A wait for a click; a null deadline means that the rule gave it no timeout. */
  public static WorkflowWait forClick(
      Enrollment enrollment, String name, UUID linkId, Instant deadline, Instant now) {
    WorkflowWait wait = new WorkflowWait();
    wait.id = Ids.next();
    wait.locationId = enrollment.locationId();
    wait.contactId = enrollment.contactId();
    wait.enrollmentId = enrollment.id();
    wait.workflow = enrollment.workflow();
    wait.name = Cut.to(120, name);
    wait.linkId = linkId;
    wait.openedAt = now;
    wait.deadline = deadline;
    wait.state = WaitState.OPEN;
    return wait;
  }

  /** A wait for a moment. */
  public static WorkflowWait forTime(
      Enrollment enrollment, String name, Instant deadline, Instant now) {
    return forClick(enrollment, name, null, deadline, now);
  }

  /** Names the fact whose decision opened it. */
  public WorkflowWait by(UUID fact) {
    openedBy = fact;
    return this;
  }

  /** The deadline passed; the timeout goes to the rules as a fact that has this wait's id. */
  public void fallDue() {
    if (state == WaitState.OPEN) {
      state = WaitState.DUE;
    }
  }

  /** The timeout came too early to be decided: it falls due once more. */
  public void fallDueAgain() {
    if (state == WaitState.DUE) {
      state = WaitState.OPEN;
    }
  }

  /** Ends the wait; false, and nothing changes, if it had ended before. */
  public boolean end(WaitState how, UUID byFact, Instant now) {
    if (how.waiting()) {
      throw new IllegalArgumentException("A wait cannot end as " + how + ".");
    }
    if (!state.waiting()) {
      return false;
    }
    state = how;
    endedAt = now;
    endedBy = byFact;
    return true;
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

  public UUID enrollmentId() {
    return enrollmentId;
  }

  public String workflow() {
    return workflow;
  }

  public String name() {
    return name;
  }

  /** The link it waits for, or null if it waits for a moment. */
  public UUID linkId() {
    return linkId;
  }

  public Instant openedAt() {
    return openedAt;
  }

  /** The fact whose decision opened it; null in waits from before that was kept. */
  public UUID openedBy() {
    return openedBy;
  }

  public Instant deadline() {
    return deadline;
  }

  public WaitState state() {
    return state;
  }

  public Instant endedAt() {
    return endedAt;
  }

  public UUID endedBy() {
    return endedBy;
  }
}
