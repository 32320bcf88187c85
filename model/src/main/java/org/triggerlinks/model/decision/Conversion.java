package org.triggerlinks.model.decision;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** A contact reached a goal; the last link it clicked within the window has the credit. */
@Entity
public class Conversion {

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String workflow;
  private String goal;

  private UUID linkId;

  private UUID clickId;

  private String channel;

  private Instant reachedAt;

  protected Conversion() {}

  /** A goal reached; {@code credited} is null if the contact clicked nothing within the window. */
  public static Conversion reached(
      FactOrigin by, String workflow, String goal, Click credited, Instant now) {
    Conversion conversion = new Conversion();
    conversion.id = Ids.next();
    conversion.locationId = by.locationId();
    conversion.contactId = by.contactId();
    conversion.workflow = workflow;
    conversion.goal = Cut.to(120, goal);
    conversion.reachedAt = now;
    if (credited != null) {
      conversion.linkId = credited.linkId();
      conversion.clickId = credited.id();
      conversion.channel = credited.channel();
    }
    return conversion;
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

  public String goal() {
    return goal;
  }

  public UUID linkId() {
    return linkId;
  }

  public UUID clickId() {
    return clickId;
  }

  public String channel() {
    return channel;
  }

  public Instant reachedAt() {
    return reachedAt;
  }
}
