package org.triggerlinks.routes.runtime;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureStats;

/**
 * Waits, when the service stops, until the last requests are answered and the last clicks and
 * webhooks are handed on: they would be drained at the next start only. Not for long, as the broker
 * may be away.
 */
final class LastClicks implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(2);
  private static final int LOOKED_AT_EVERY_MILLIS = 5;

  private final WebServer web;
  private final List<CaptureLog> logs;

  LastClicks(WebServer web, List<CaptureLog> logs) {
    this.web = web;
    this.logs = logs;
  }

  @Override
  public void close() {
    long start = System.nanoTime();
    try {
      while (!done() && System.nanoTime() - start < PATIENCE.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(LOOKED_AT_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean done() {
    return web.inFlight() == 0 && logs.stream().map(CaptureLog::stats).allMatch(LastClicks::empty);
  }

  private static boolean empty(CaptureStats stats) {
    return stats.appended() == stats.stored() + stats.lost() && stats.waitingRecords() == 0;
  }
}
