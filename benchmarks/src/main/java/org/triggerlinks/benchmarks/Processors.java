package org.triggerlinks.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/**
 * How many processors were busy, and for whom: this process, which is the service, its load, its
 * broker and an embedded database, or the database servers that it started and that are running
 * still.
 *
 * @param here processors that were busy with this process, such as 0.8
 * @param database processors that were busy with a database server
 */
record Processors(double here, double database) {

  /** Something that keeps processors busy. */
  interface Work<T> {
    T take() throws Exception;
  }

  /**
   * What came of some work, and who was busy meanwhile.
   *
   * @param result of the work
   */
  record Used<T>(T result, Processors processors) {}

  static <T> Used<T> during(Work<T> work) throws Exception {
    Duration here = used(Stream.of(ProcessHandle.current()));
    Duration database = used(databases());
    long start = System.nanoTime();
    T result = work.take();
    double nanos = System.nanoTime() - start;
    return new Used<>(
        result,
        new Processors(
            used(Stream.of(ProcessHandle.current())).minus(here).toNanos() / nanos,
            used(databases()).minus(database).toNanos() / nanos));
  }

  private static Stream<ProcessHandle> databases() {
    return ProcessHandle.current()
        .descendants()
        .filter(process -> process.info().command().orElse("").endsWith("mariadbd"));
  }

  private static Duration used(Stream<ProcessHandle> processes) {
    return processes
        .flatMap(process -> process.info().totalCpuDuration().stream())
        .reduce(Duration.ZERO, Duration::plus);
  }

  /** The middle ones of these. */
  static Processors median(List<Processors> of) {
    return new Processors(
        Rounds.median(of, Processors::here), Rounds.median(of, Processors::database));
  }

  @Override
  public String toString() {
    return "processors in use: %.1f by this process, %.1f by database servers, of %d"
        .formatted(here, database, Runtime.getRuntime().availableProcessors());
  }
}
