package org.triggerlinks.routes.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureStats;

/**
 * Says whether clicks can be kept, and how many wait for the broker. If clicks were lost within the
 * last minute, it is down.
 */
record CaptureHealth(CaptureLog log) implements Supplier<Health> {

  // Long enough that whoever asks every half minute hears of it; a node whose disk recovered
  // serves.
  private static final Duration RECENT = Duration.ofMinutes(1);

  @Override
  public Health get() {
    CaptureStats stats = log.stats();
    String oldest =
        stats
            .oldestWaiting()
            .map(age -> ", the oldest for %,d s".formatted(age.toSeconds()))
            .orElse("");
    String waiting =
        "%,d clicks wait in the capture log for the broker%s."
            .formatted(stats.waitingRecords(), oldest);
    if (stats.lost() == 0) {
      return Health.up(waiting);
    }
    String sentence =
        "%,d clicks were lost since the start: the capture log's disk did not take them. %s"
            .formatted(stats.lost(), waiting);
    boolean now = stats.sinceLoss().filter(since -> since.compareTo(RECENT) < 0).isPresent();
    return now ? Health.down(sentence) : Health.up(sentence);
  }
}
