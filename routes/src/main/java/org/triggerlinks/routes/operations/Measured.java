package org.triggerlinks.routes.operations;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * What was measured last. It is forgotten when it is old: who is measured may not refuse but be
 * silent, and then nobody comes back from measuring to say that there is no number any more.
 */
final class Measured<T> {

  /** Four rounds: one that is a little late is no reason for a gap. */
  static final Duration BELIEVED = Duration.ofMillis(4 * MeasureBacklog.PERIOD);

  private record Reading<T>(T value, long madeAt) {}

  private final LongSupplier nanoTime;
  private volatile Reading<T> last;

  /**
   * Nothing is measured yet.
   *
   * @param nanoTime a clock that nobody sets, as {@link System#nanoTime}
   */
  Measured(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /** It was measured now. */
  void is(T value) {
    last = new Reading<>(value, nanoTime.getAsLong());
  }

  /** It could not be measured. */
  void isUnknown() {
    last = null;
  }

  /** What was measured, unless it failed, or was never done or too long ago. */
  Optional<T> now() {
    Reading<T> reading = last;
    return reading == null || nanoTime.getAsLong() - reading.madeAt() > BELIEVED.toNanos()
        ? Optional.empty()
        : Optional.of(reading.value());
  }
}
