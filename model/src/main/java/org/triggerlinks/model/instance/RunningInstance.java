package org.triggerlinks.model.instance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * A process of the service: it is taken for alive for as long as it keeps saying so. Its moments
 * are real time, but for the one up to which it has drained.
 */
@Entity
public class RunningInstance {

  @Id private UUID id;

  private Instant startedAt;

  private Instant aliveUntil;

  private Instant drainedUntil;

  protected RunningInstance() {}

  public static RunningInstance started(UUID id, Instant now, Instant aliveUntil) {
    RunningInstance instance = new RunningInstance();
    instance.id = id;
    instance.startedAt = now;
    instance.aliveUntil = aliveUntil;
    instance.drainedUntil = Instant.EPOCH; // what it answered before it was started may be there
    return instance;
  }

  /** It says again that it is alive. */
  public void aliveUntil(Instant moment) {
    aliveUntil = moment;
  }

  /** All clicks are on the queue that it answered until then, by the service's clock. */
  public void drainedUntil(Instant moment) {
    drainedUntil = moment;
  }

  /** As it said last; null for one of a version that does not say. */
  public Instant drainedUntil() {
    return drainedUntil;
  }

  public UUID id() {
    return id;
  }

  public Instant startedAt() {
    return startedAt;
  }

  /** When it is taken for dead unless it says otherwise before. */
  public Instant aliveUntil() {
    return aliveUntil;
  }
}
