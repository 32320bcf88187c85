package org.triggerlinks.model.team;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Ids;

/** Something a workflow tells the team of a location. */
@Entity
public class Notification {

  private static final int LONGEST_TEXT = 1000;

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  private String workflow;
  private String text;

  private Instant createdAt;

  protected Notification() {}

  public static Notification of(
      UUID locationId, UUID contactId, String workflow, String text, Instant now) {
    Notification notification = new Notification();
    notification.id = Ids.next();
    notification.locationId = locationId;
    notification.contactId = contactId;
    notification.workflow = workflow;
    notification.text = text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT);
    notification.createdAt = now;
    return notification;
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

  public String text() {
    return text;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
