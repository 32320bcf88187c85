package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What a service's capture log has counted since it was started, as its metrics tell.
 *
 * @param stored clicks that were on the disk before they were answered
 * @param lost clicks that were answered although the disk did not take them
 */
record Captured(long stored, long lost) {

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  static Captured by(URI service) throws IOException {
    MetricsPage metrics = MetricsPage.of(service);
    return new Captured(
        metrics.number("triggerlinks_capture_stored_total"),
        metrics.number("triggerlinks_capture_lost_total"));
  }

  /** Returns when the broker has all clicks. */
  static void awaitHandedOn(URI service) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (MetricsPage.of(service).number("triggerlinks_capture_waiting_clicks") > 0) {
      if (System.nanoTime() > end) {
        throw new IllegalStateException("The broker did not get all clicks in " + PATIENCE + ".");
      }
      TimeUnit.MILLISECONDS.sleep(200);
    }
  }

  /**
   * Returns if each of so many clicks that were answered since then is kept.
   *
   * @throws IllegalStateException if not: it was fast, but did not do its work
   */
  void requireAllSince(Captured before, long answered) {
    if (lost > before.lost || stored - before.stored < answered) {
      throw new IllegalStateException(
          "%,d clicks were answered, but %,d stored and %,d lost. Look for \"Clicks cannot be kept\" in the log."
              .formatted(answered, stored - before.stored, lost - before.lost));
    }
  }
}
