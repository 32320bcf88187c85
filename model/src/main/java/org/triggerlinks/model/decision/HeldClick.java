package org.triggerlinks.model.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

/**
 * A click that arrived and is not judged yet: only what follows in the next moments shows whether
 * somebody opened one link of the message or something opened all of them.
 */
@Entity
public class HeldClick {

  @Id private UUID id;
  private UUID locationId;
  private UUID contactId;
  private UUID messageId;
  private UUID linkId;
  private Instant occurredAt;
  private Instant dueAt;
  private int releases;
  private String body;

  // Given by the database and never asked for after an insert, so that inserts stay batches.
  @Column(insertable = false, updatable = false)
  private Long number;

  protected HeldClick() {}

  /** Holds a click, made on the link of a message, for this long. */
  public static HeldClick of(
      FactOrigin origin, UUID message, UUID link, String body, Instant now, Duration time) {
    HeldClick held = new HeldClick();
    held.id = origin.id();
    held.locationId = origin.locationId();
    held.contactId = origin.contactId();
    held.messageId = message;
    held.linkId = link;
    held.occurredAt = origin.occurredAt();
    held.dueAt = now.plus(time);
    held.body = body;
    return held;
  }

  /**
   * Is held at least as long as the contact's click before it, unless that was let go already. If
   * the clock was set back between them, it would be let go first otherwise.
   */
  public void notBefore(HeldClick before) {
    if (before.releases == 0 && before.dueAt.isAfter(dueAt)) {
      dueAt = before.dueAt;
    }
  }

  /** Lets it go on to be decided; it stays here until it is, and is due again after this time. */
  public QueuedFact release(Instant now, Duration patience) {
    releases++;
    lookAgain(now, patience);
    return QueuedFact.of(id, body, now);
  }

  /** Leaves it as it is, and due again after this time. */
  public void lookAgain(Instant now, Duration patience) {
    dueAt = now.plus(patience);
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

  public UUID messageId() {
    return messageId;
  }

  public UUID linkId() {
    return linkId;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  /** When it is to be judged; if it was let go already, when it should have been. */
  public Instant dueAt() {
    return dueAt;
  }

  /** How often it was let go to be decided. */
  public int releases() {
    return releases;
  }
}
