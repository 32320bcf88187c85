package org.triggerlinks.routes.inbound;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.routes.capture.Batch;
import org.triggerlinks.routes.capture.CaptureLog;

/**
 * Takes webhooks from their log to the database, in the order in which this node answered them. If
 * it dies in between, some are taken twice; what is in them has the same ids then, so each is taken
 * once.
 */
public final class InboundDrain {

  private static final Logger LOG = LoggerFactory.getLogger(InboundDrain.class);
  private static final int MOST = 100;
  private static final int MOST_BYTES = 4 * 1024 * 1024;
  private static final Duration PATIENCE = Duration.ofMillis(500);

  // A webhook gets its time before it waits for room in the log and for the disk.
  private static final Duration ON_ITS_WAY = Duration.ofSeconds(1);

  private final CaptureLog log;
  private final ReadWebhook reading;

  public InboundDrain(CaptureLog log, ReadWebhook reading) {
    this.log = log;
    this.reading = reading;
  }

  /**
   * Up to when everything that this node heard of providers is in the database: now if nothing is
   * on its way. What contacts wrote before a deadline is not overtaken by it.
   *
   * @param now the time by the clock of the log
   */
  public Instant drainedUntil(Instant now) {
    return log.drainedUntil(now, ON_ITS_WAY);
  }

  /**
   * Takes the next webhooks; waits half a second for one if there is none, or if they cannot be
   * taken now. Gives how many came.
   */
  public int drain() throws InterruptedException {
    try {
      Batch batch = log.next(MOST, MOST_BYTES, PATIENCE);
      batch.records().forEach(record -> reading.read(CapturedWebhook.text(record)));
      if (!batch.isEmpty()) {
        log.drained(batch);
      }
      return batch.records().size();
    } catch (RuntimeException e) {
      LOG.warn("What providers told waits in its log: {}", e.toString());
      TimeUnit.MILLISECONDS.sleep(PATIENCE.toMillis());
      return 0;
    }
  }
}
