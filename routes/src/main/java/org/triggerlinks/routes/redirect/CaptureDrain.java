package org.triggerlinks.routes.redirect;

import java.time.Duration;
import java.time.Instant;
import org.triggerlinks.routes.capture.Batch;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.facts.FactQueue;

/**
 * Takes clicks from the capture log to the queue, many in one message, in the order in which this
 * node answered them. If it dies in between, some are taken twice, in that order again; their ids
 * see to it that each is decided once. The clicks of one contact on two nodes are in order as far
 * as both drain at once. Waits wait for the logs of all nodes that are alive.
 */
public final class CaptureDrain {

  private static final int MOST_BYTES = 2 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  // A click gets its time before it waits for room in the log and for the disk.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  private final CaptureLog log;
  private final FactQueue queue;
  private final int most;

  /** Takes at most so many clicks at once. */
  public CaptureDrain(CaptureLog log, FactQueue queue, int most) {
    this.log = log;
    this.queue = queue;
    this.most = most;
  }

  /**
   * Up to when all clicks that this node answered are on the queue: now if none is on its way.
   *
   * @param now the time by the clock of the log
   */
  public Instant drainedUntil(Instant now) {
    return log.drainedUntil(now, ON_ITS_WAY);
  }

  /** Takes the next clicks; waits half a second for one if there is none. */
  public void drain() throws InterruptedException {
    Batch batch = log.next(most, MOST_BYTES, PATIENCE);
    if (!batch.isEmpty()) {
      queue.put(CapturedClicks.groups(batch));
      log.drained(batch);
    }
  }
}
