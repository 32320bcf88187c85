package org.triggerlinks.model.location;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.Duration;

/** What is set once for the whole installation. There is exactly one row. */
@Entity
public class Agency {

  /** Id of the only row. */
  public static final Byte ONLY = (byte) 1;

  @Id private Byte id;

  private String domain;

  @Column(name = "clock_offset_ms")
  private long clockOffsetMillis;

  protected Agency() {}

  /** Branded domain of all locations without one of their own, or null. */
  public String domain() {
    return domain;
  }

  /** Sets the branded domain; null takes it away. */
  public void brand(String domain) {
    this.domain = domain == null ? null : DomainName.of(domain);
  }

  /** How far the sandbox clock is ahead of the real one. */
  public Duration clockOffset() {
    return Duration.ofMillis(clockOffsetMillis);
  }

  /** Moves the sandbox clock forward. */
  public void advanceClock(Duration by) {
    clockOffsetMillis += by.toMillis();
  }
}
