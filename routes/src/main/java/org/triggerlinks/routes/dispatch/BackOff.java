package org.triggerlinks.routes.dispatch;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;
import org.triggerlinks.channels.SendResult;

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
  // Longer than a provider's limits for a day last; and as long as it takes somebody to come back
  // from
  // a weekend and mend a configuration.
  private static final Duration PATIENCE_WHEN_THROTTLED = Duration.ofDays(1);
  private static final Duration PATIENCE_WHEN_STOPPED = Duration.ofDays(3);
  private static final Duration FIRST_PROBE = Duration.ofMinutes(1);
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

  /** How long a message may be held up by what is not its own fault before it is given up. */
  static Duration patience(String kind) {
    return kind.equals(SendResult.kindOf(SendResult.WrongConfiguration.class))
        ? PATIENCE_WHEN_STOPPED
        : PATIENCE_WHEN_THROTTLED;
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

  /**
   * The pause of who sent too much.
   *
   * @param asked what the provider asked for
   */
  Duration whenThrottled(Duration asked) {
    return after(1, asked);
  }

  /**
   * The pause of who cannot send anything as it is set up.
   *
   * @param before how often the same message was held up before
   */
  Duration whenStopped(int before) {
    return after(before + 1, FIRST_PROBE);
  }

  /** The duration within these bounds; the lower one wins. */
  private static Duration between(Duration least, Duration duration, Duration most) {
    Duration bounded = duration.compareTo(most) > 0 ? most : duration;
    return bounded.compareTo(least) < 0 ? least : bounded;
  }
}
