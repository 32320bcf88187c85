package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.routes.capture.CaptureLog;

/** The numbers of this node's logs: what it answered and did not hand on yet. */
public final class CaptureMeters {

  private final MeterRegistry registry;
  private final CaptureLog log;
  private final String prefix;

  private CaptureMeters(MeterRegistry registry, CaptureLog log, String prefix) {
    this.registry = registry;
    this.log = log;
    this.prefix = prefix;
  }

  /** Registers those of the log of clicks, which wait for the broker. */
  public static void ofClicks(MeterRegistry registry, CaptureLog log) {
    CaptureMeters meters = new CaptureMeters(registry, log, "triggerlinks.capture.");
    meters.answered();
    meters.waiting("clicks", "the broker");
  }

  /** Registers those of the log of what providers tell. How they were answered is counted apart. */
  public static void ofWebhooks(MeterRegistry registry, CaptureLog log) {
    new CaptureMeters(registry, log, "triggerlinks.inbound.log.")
        .waiting("webhooks", "the database");
  }

  private void answered() {
    FunctionCounter.builder(prefix + "stored", log, l -> l.stats().stored())
        .description("Clicks that were on the disk before they were answered.")
        .register(registry);
    FunctionCounter.builder(prefix + "lost", log, l -> l.stats().lost())
        .description("Clicks that were answered although the disk did not take them.")
        .register(registry);
  }

  private void waiting(String what, String whom) {
    String which = "%s on the disk that %s does not have yet.".formatted(what, whom);
    Gauge.builder(prefix + "waiting." + what, log, l -> l.stats().waitingRecords())
        .description("How many " + which)
        .register(registry);
    Gauge.builder(prefix + "waiting", log, l -> l.stats().waitingBytes())
        .description("Bytes of " + which)
        .baseUnit("bytes")
        .register(registry);
    TimeGauge.builder(prefix + "oldest", log, TimeUnit.MILLISECONDS, CaptureMeters::age)
        .description("Age of the oldest of the " + which)
        .register(registry);
    FunctionCounter.builder(prefix + "damaged", log, l -> l.stats().damaged())
        .description("Places where the disk does not hold what was written.")
        .register(registry);
  }

  private static double age(CaptureLog log) {
    return log.stats().oldestWaiting().orElse(Duration.ZERO).toMillis();
  }
}
