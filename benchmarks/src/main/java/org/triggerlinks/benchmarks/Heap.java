package org.triggerlinks.benchmarks;

/** The heap of this process. */
final class Heap {

  private Heap() {}

  /** How much of it is in use after all garbage is collected, in megabytes. */
  static double inUse() {
    for (int times = 0; times < 3; times++) {
      System.gc();
    }
    Runtime runtime = Runtime.getRuntime();
    return (runtime.totalMemory() - runtime.freeMemory()) / 1e6;
  }
}
