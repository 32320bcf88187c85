package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every append its answer and counts it. A full disk loses thousands a second: the log says
 * so every few seconds.
 */
final class Tally {

  private static final Logger LOG = LoggerFactory.getLogger(Tally.class);
  private static final Duration BETWEEN_COMPLAINTS = Duration.ofSeconds(5);

  private final Clock clock;
  private final LongAdder appended = new LongAdder();
  private final LongAdder stored = new LongAdder();
  private final LongAdder lost = new LongAdder();
  private volatile Instant lastLost;
  private final AtomicReference<Instant> complained = new AtomicReference<>(Instant.MIN);

  Tally(Clock clock) {
    this.clock = clock;
  }

  void appended() {
    appended.increment();
  }

  void stored(Appended callback) {
    stored.increment();
    try {
      callback.stored();
    } catch (RuntimeException | Error e) {
      LOG.error("A caller failed when told that its record is stored; the record is kept.", e);
    }
  }

  void lost(Appended callback, IOException why) {
    lost.increment();
    lastLost = clock.instant();
    complain(why);
    try {
      callback.lost(why);
    } catch (RuntimeException | Error e) {
      LOG.error("A caller failed when told that its record is lost.", e);
    }
  }

  private void complain(IOException why) {
    Instant now = clock.instant();
    Instant before = complained.get();
    boolean due = before.equals(Instant.MIN) || now.isAfter(before.plus(BETWEEN_COMPLAINTS));
    if (due && complained.compareAndSet(before, now)) {
      LOG.error(
          "Clicks cannot be kept ({}); {} are lost since the start.", why.getMessage(), lost.sum());
    }
  }

  long appendedCount() {
    return appended.sum();
  }

  long storedCount() {
    return stored.sum();
  }

  Optional<Instant> lastLost() {
    return Optional.ofNullable(lastLost);
  }

  long lostCount() {
    return lost.sum();
  }
}
