package org.triggerlinks.model.intent;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.store.Cut;
import org.triggerlinks.model.store.Ids;

/** One try to carry out an intent, and what came of it. */
@Entity
public class Attempt {

  private static final int LONGEST_DETAIL = 1000;

  @Id private UUID id;

  private UUID intentId;

  @Column(name = "attempt")
  private int number;

  private UUID instanceId;

  private Instant startedAt;

  private Instant endedAt;

  private String result;
  private String detail;

  protected Attempt() {}

  /** The attempt at an intent that has this number; this instance begins it now. */
  public static Attempt begin(UUID intentId, int number, UUID instanceId, Instant now) {
    Attempt attempt = new Attempt();
    attempt.id = Ids.next();
    attempt.intentId = intentId;
    attempt.number = number;
    attempt.instanceId = instanceId;
    attempt.startedAt = now;
    return attempt;
  }

  public void end(String result, String detail, Instant now) {
    this.result = result;
    this.detail = Cut.to(LONGEST_DETAIL, detail);
    endedAt = now;
  }

  public UUID id() {
    return id;
  }

  public UUID intentId() {
    return intentId;
  }

  public int number() {
    return number;
  }

  /** The running instance that began it, or null if that is not known. */
  public UUID instanceId() {
    return instanceId;
  }

  public Instant startedAt() {
    return startedAt;
  }

  public Instant endedAt() {
    return endedAt;
  }

  /** What came of it, or null if it never ended. */
  public String result() {
    return result;
  }

  public String detail() {
    return detail;
  }
}
