package org.triggerlinks.routes.faults;

import java.time.Duration;
import java.util.Random;

/** How large a run is: short in {@code verify}, full when {@code benchmarks/faults.sh} says so. */
final class Size {

  private static final boolean FULL = Boolean.getBoolean("faults.full");
  private static final long SEED = Long.getLong("faults.seed", new Random().nextInt(1_000_000));

  private Size() {}

  static boolean full() {
    return FULL;
  }

  static int of(int inVerify, int inFull) {
    return FULL ? inFull : inVerify;
  }

  static Duration seconds(int inVerify, int inFull) {
    return Duration.ofSeconds(of(inVerify, inFull));
  }

  /** What the random moments of this run come from; the same for all runs of a process. */
  static long seed() {
    return SEED;
  }
}
