package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** The only source of chance in a simulation: the same seed gives the same answers. */
final class Chance {

  private final SplittableRandom random;

  Chance(long seed) {
    this.random = new SplittableRandom(seed);
  }

  int below(int bound) {
    return random.nextInt(bound);
  }

  /** True in so many of a hundred cases. */
  boolean percent(int percent) {
    return below(100) < percent;
  }

  /** From 0 to 1. */
  double fraction() {
    return random.nextDouble();
  }

  <T> T of(List<T> some) {
    return some.get(below(some.size()));
  }

  /** From nothing up to this long, in milliseconds. */
  Duration upTo(Duration most) {
    return Duration.ofMillis(random.nextLong(most.toMillis() + 1));
  }
}
