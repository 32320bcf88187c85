package org.triggerlinks.routes.redirect;

import java.time.Duration;
import org.triggerlinks.routes.capture.Batch;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.facts.FactQueue;

/**
 * Takes clicks from the capture log to the queue, many in one message. If it dies in between, some
 * are taken twice; their ids see to it that each is decided once.
 */
public final class CaptureDrain {

  private static final int MOST_RECORDS = 512;
  private static final int MOST_BYTES = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final CaptureLog log;
  private final FactQueue queue;

  public CaptureDrain(CaptureLog log, FactQueue queue) {
    this.log = log;
    this.queue = queue;
  }

  /** Takes the next clicks; waits half a second for one if there is none. */
  public void drain() throws InterruptedException {
    Batch batch = log.next(MOST_RECORDS, MOST_BYTES, PATIENCE);
    if (!batch.isEmpty()) {
      queue.put(CapturedClicks.messages(batch));
      log.drained(batch);
    }
  }
}
