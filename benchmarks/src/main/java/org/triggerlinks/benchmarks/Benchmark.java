package org.triggerlinks.benchmarks;

/** Something that is measured next to its own limit, in one run. */
interface Benchmark {

  /** Measures, and prints a table with the ratios that count. */
  void run() throws Exception;
}
