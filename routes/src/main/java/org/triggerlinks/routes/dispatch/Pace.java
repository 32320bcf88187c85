package org.triggerlinks.routes.dispatch;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * How many attempts may begin together, in one transaction. Where a message that is sent twice
 * arrives twice, only one: of those that have begun, nobody knows after a crash whether they were
 * sent. Else as many as are carried out in a moment, by the last ones. What was looked at when they
 * began, such as consent, counts for that moment: what has not left by then begins anew.
 */
public final class Pace {

  private static final int MOST = 16;
  private static final long MOMENT_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  // Of the last attempts, the newer ones weighing more.
  private static final double WEIGHT_OF_THE_LAST = 0.2;

  private final boolean repeatable;
  private final double weight;
  private final LongSupplier nanoTime;
  private double nanosAnAttempt;

  private Pace(boolean repeatable, LongSupplier nanoTime, double nanosAnAttempt, double weight) {
    this.repeatable = repeatable;
    this.nanoTime = nanoTime;
    this.nanosAnAttempt = nanosAnAttempt;
    this.weight = weight;
  }

  /**
   * One that measures how long attempts take.
   *
   * @param repeatable whether a message that is sent twice arrives once
   */
  public Pace(boolean repeatable) {
    this(repeatable, System::nanoTime);
  }

  /**
   * One that measures by this time.
   *
   * @param nanoTime in nanoseconds, as {@link System#nanoTime}
   */
  public Pace(boolean repeatable, LongSupplier nanoTime) {
    this(repeatable, nanoTime, (double) MOMENT_NANOS, WEIGHT_OF_THE_LAST);
  }

  /**
   * One that takes each attempt to last so long, whatever it did: where time is not the computer's.
   *
   * @param repeatable whether a message that is sent twice arrives once
   * @param nanoTime in nanoseconds, by which what was looked at grows old
   */
  public static Pace steady(boolean repeatable, Duration attempt, LongSupplier nanoTime) {
    return new Pace(repeatable, nanoTime, (double) attempt.toNanos(), 0);
  }

  synchronized int together() {
    return repeatable ? (int) Math.max(1, Math.min(MOST, MOMENT_NANOS / nanosAnAttempt)) : 1;
  }

  /** The time now, to be given back to the others. */
  long now() {
    return nanoTime.getAsLong();
  }

  /** An attempt that began then has ended. */
  synchronized void ended(long began) {
    nanosAnAttempt += weight * (now() - began - nanosAnAttempt);
  }

  /** True if what was looked at then may have changed since. */
  boolean isLongAgo(long then) {
    return now() - then > MOMENT_NANOS;
  }
}
