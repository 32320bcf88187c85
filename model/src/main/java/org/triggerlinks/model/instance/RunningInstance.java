package org.triggerlinks.model.instance;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.UUID;

/**
 * A process of the service: it is taken for alive for as long as it keeps saying so. Its moments
 * are real time.
 */
@Entity
public class RunningInstance {

  @Id private UUID id;

  private Instant startedAt;

  private Instant aliveUntil;

  protected RunningInstance() {}

  public static RunningInstance started(UUID id, Instant now, Instant aliveUntil) {
    RunningInstance instance = new RunningInstance();
    instance.id = id;
    instance.startedAt = now;
    instance.aliveUntil = aliveUntil;
    return instance;
  }

  /** It says again that it is alive. */
  public void aliveUntil(Instant moment) {
    aliveUntil = moment;
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
