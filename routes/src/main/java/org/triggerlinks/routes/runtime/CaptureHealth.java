package org.triggerlinks.routes.runtime;

import java.util.function.Supplier;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureStats;

/**
 * Says whether clicks can be kept, and how many wait for the broker. Lost clicks are a part that is
 * down.
 */
record CaptureHealth(CaptureLog log) implements Supplier<Health> {

  @Override
  public Health get() {
    CaptureStats stats = log.stats();
    String waiting =
        "%,d clicks wait in the capture log for the broker.".formatted(stats.waitingRecords());
    return stats.lost() == 0
        ? Health.up(waiting)
        : Health.down(
            "%,d clicks were lost since the start: the capture log's disk does not take them. %s"
                .formatted(stats.lost(), waiting));
  }
}
