package org.triggerlinks.model.decision;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/** A fact that was decided, with its explanation. Its id is why no fact is decided twice. */
@Entity
public class DecidedFact {

  @Id private UUID id;

  private UUID locationId;

  private UUID contactId;

  @Column(name = "fact_type")
  private String type;

  private Instant occurredAt;

  private Instant decidedAt;

  private UUID cause;
  private int depth;
  private String body;
  private String explanation;

  protected DecidedFact() {}

  /**
   * A fact and why it was decided as it was.
   *
   * @param body the fact as it came, as JSON
   * @param explanation what the rules saw and did, as JSON
   */
  public static DecidedFact of(
      FactOrigin origin, String type, String body, String explanation, Instant now) {
    DecidedFact fact = new DecidedFact();
    fact.id = origin.id();
    fact.locationId = origin.locationId();
    fact.contactId = origin.contactId();
    fact.type = type;
    fact.occurredAt = origin.occurredAt();
    fact.decidedAt = now;
    fact.cause = origin.cause();
    fact.depth = origin.depth();
    fact.body = body;
    fact.explanation = explanation;
    return fact;
  }

  public UUID id() {
    return id;
  }

  /** Where it came from: what follows from it names this as its cause. */
  public FactOrigin origin() {
    return new FactOrigin(id, locationId, contactId, occurredAt, cause, depth);
  }

  public UUID locationId() {
    return locationId;
  }

  public UUID contactId() {
    return contactId;
  }

  public String type() {
    return type;
  }

  public Instant occurredAt() {
    return occurredAt;
  }

  public Instant decidedAt() {
    return decidedAt;
  }

  /** The fact whose actions led to this one, or null. */
  public UUID cause() {
    return cause;
  }

  public int depth() {
    return depth;
  }

  public String body() {
    return body;
  }

  public String explanation() {
    return explanation;
  }
}
