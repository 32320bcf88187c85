package org.triggerlinks.routes.runtime;

import java.time.Duration;
import java.util.function.Supplier;
import org.triggerlinks.routes.capture.CaptureLog;
import org.triggerlinks.routes.capture.CaptureStats;

/**
 * Says whether what comes in can be kept, and how much of it waits to go on. If some was lost
 * within the last minute, it is down.
 *
 * @param what comes in: "clicks"
 * @param where it waits, and for whom: "the capture log for the broker"
 */
record CaptureHealth(CaptureLog log, String what, String where) implements Supplier<Health> {

  /** Clicks, which wait for the broker. */
  static CaptureHealth ofClicks(CaptureLog log) {
    return new CaptureHealth(log, "clicks", "the capture log for the broker");
  }

  /** What providers tell, which waits for the database. */
  static CaptureHealth ofWebhooks(CaptureLog log) {
    return new CaptureHealth(log, "webhooks", "their log for the database");
  }

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
    String waiting = "%,d %s wait in %s%s.".formatted(stats.waitingRecords(), what, where, oldest);
    if (stats.lost() == 0) {
      return Health.up(waiting);
    }
    String sentence =
        "%,d %s were lost since the start: the capture log's disk did not take them. %s"
            .formatted(stats.lost(), what, waiting);
    boolean now = stats.sinceLoss().filter(since -> since.compareTo(RECENT) < 0).isPresent();
    return now ? Health.down(sentence) : Health.up(sentence);
  }
}
