package org.triggerlinks.routes.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before an action is tried again, and when to give up: twice as long after each
 * attempt, up to a bound, and never less than the provider asked for. A random part keeps many that
 * failed together from coming back together.
 */
public final class BackOff {

  private static final int MOST_ATTEMPTS = 8;
  private static final Duration SHORTEST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofHours(1);
  // A provider may ask for more than our own bound, but not for a year.
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);
  private static final int MOST_DOUBLINGS = 12;
  private static final double RANDOM_PART = 0.2;

  private final DoubleSupplier chance;

  /** With a source of numbers from 0 to 1. */
  public BackOff(DoubleSupplier chance) {
    this.chance = chance;
  }

  public static BackOff random() {
    return new BackOff(() -> ThreadLocalRandom.current().nextDouble());
  }

  /** True if so many attempts are enough. */
  boolean givesUpAfter(int attempts) {
    return attempts >= MOST_ATTEMPTS;
  }

  /**
   * How long to wait after an attempt.
   *
   * @param attempts how many were made, at least 1
   * @param asked what the provider asked for
   */
  Duration after(int attempts, Duration asked) {
    Duration least = between(SHORTEST, asked, LONGEST_ASKED);
    Duration doubled = least.multipliedBy(1L << Math.min(attempts - 1, MOST_DOUBLINGS));
    Duration wait = between(least, doubled, LONGEST);
    return wait.plusMillis((long) (wait.toMillis() * RANDOM_PART * chance.getAsDouble()));
  }

  /** The duration within these bounds; the lower one wins. */
  private static Duration between(Duration least, Duration duration, Duration most) {
    Duration bounded = duration.compareTo(most) > 0 ? most : duration;
    return bounded.compareTo(least) < 0 ? least : bounded;
  }
}
