package org.triggerlinks.model.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A fact that was committed with what caused it, and is on its way to the queue. */
@Entity
public class QueuedFact {

  @Id private UUID id;
  private String body;

  private Instant createdAt;

  // Given by the database when the row is written, see Facts.
  @Column(insertable = false, updatable = false)
  private Long queueNumber;

  protected QueuedFact() {}

  /** A fact to relay; {@code body} is its queue message. */
  public static QueuedFact of(UUID id, String body, Instant now) {
    QueuedFact fact = new QueuedFact();
    fact.id = id;
    fact.body = body;
    fact.createdAt = now;
    return fact;
  }

  public UUID id() {
    return id;
  }

  public String body() {
    return body;
  }

  public Instant createdAt() {
    return createdAt;
  }
}
