package org.triggerlinks.benchmarks;

import java.util.List;

/** Something that is measured next to its own limit, in one run. */
interface Benchmark {

  /** Measures, and prints a table with the ratios that count. */
  void run() throws Exception;

  /** Programs without which it cannot be run. */
  default List<String> programs() {
    return List.of();
  }
}
