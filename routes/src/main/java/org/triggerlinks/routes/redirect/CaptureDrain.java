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

  private static final int MOST_BYTES = 512 * 1024;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final CaptureLog log;
  private final FactQueue queue;
  private final int most;

  /** Takes at most so many clicks at once. */
  public CaptureDrain(CaptureLog log, FactQueue queue, int most) {
    this.log = log;
    this.queue = queue;
    this.most = most;
  }

  /** Takes the next clicks; waits half a second for one if there is none. */
  public void drain() throws InterruptedException {
    Batch batch = log.next(most, MOST_BYTES, PATIENCE);
    if (!batch.isEmpty()) {
      queue.put(CapturedClicks.messages(batch));
      log.drained(batch);
    }
  }
}
