package org.triggerlinks.model.time;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;

/** The one clock of the service. It can be set ahead, which the sandbox and the tests do. */
public final class ServiceClock extends Clock {

  private final Clock source;
  private volatile Duration offset = Duration.ZERO;

  private ServiceClock(Clock source) {
    this.source = source;
  }

  /** Follows the computer's clock. */
  public static ServiceClock system() {
    return new ServiceClock(Clock.systemUTC());
  }

  /** Follows another clock, for tests. */
  public static ServiceClock following(Clock source) {
    return new ServiceClock(source);
  }

  /** Sets how far this clock is ahead of its source. */
  public synchronized void setAhead(Duration offset) {
    this.offset = offset;
  }

  /** Moves this clock so far ahead of its source, unless it is there already or further. */
  public synchronized void catchUp(Duration ahead) {
    if (ahead.compareTo(offset) > 0) {
      offset = ahead;
    }
  }

  /** The clock this one follows, never ahead: for what other computers compare with their own. */
  public Clock source() {
    return source;
  }

  /** The database keeps microseconds, so does the clock: what is read back is what was written. */
  @Override
  public Instant instant() {
    return source.instant().plus(offset).truncatedTo(ChronoUnit.MICROS);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException(
        "The service's clock has no zone; use instant() and the contact's zone.");
  }
}
