package org.triggerlinks.model.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** A possible sale to a contact, in a stage of a pipeline. */
@Entity
public class Opportunity {

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String pipeline;
  private String stage;
  private String name;

  private Instant createdAt;

  private Instant updatedAt;

  protected Opportunity() {}

  public static Opportunity create(
      UUID locationId, UUID contactId, String pipeline, String stage, String name, Instant now) {
    Opportunity opportunity = new Opportunity();
    opportunity.id = Ids.next();
    opportunity.locationId = locationId;
    opportunity.contactId = contactId;
    opportunity.pipeline = Cut.to(100, pipeline);
    opportunity.name = Cut.to(200, name);
    opportunity.createdAt = now;
    opportunity.moveTo(stage, now);
    return opportunity;
  }

  public void moveTo(String stage, Instant now) {
    this.stage = Cut.to(100, stage);
    updatedAt = now;
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

  public String pipeline() {
    return pipeline;
  }

  public String stage() {
    return stage;
  }

  public String name() {
    return name;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Instant updatedAt() {
    return updatedAt;
  }
}
