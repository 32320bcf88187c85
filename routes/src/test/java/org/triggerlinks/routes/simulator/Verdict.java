package org.triggerlinks.routes.simulator;

import java.util.List;

/**
 * What came of one seed.
 *
 * @param steps how many steps there were
 * @param broken what is broken, or null if everything holds
 * @param trace what happened, one line each
 */
record Verdict(long seed, int steps, Throwable broken, List<String> trace) {

  private static final int SHOWN = 60;

  /** What is broken, the last of what led to it, and how to see it again. */
  String report() {
    int from = Math.max(0, trace.size() - SHOWN);
    return """
        Seed %d, step %d: %s
        The last of %d lines of what happened:
        %s
        Replay it with all its lines: benchmarks/simulate.sh --seed %d"""
        .formatted(
            seed,
            steps,
            broken.getMessage() == null ? broken.toString() : broken.getMessage(),
            trace.size(),
            String.join("\n", trace.subList(from, trace.size())),
            seed);
  }
}
