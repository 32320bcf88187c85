package org.triggerlinks.routes.operations;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.TimeGauge;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.routes.capture.CaptureLog;

/** The numbers of the capture log: what this node answered and did not hand to the broker yet. */
public final class CaptureMeters {

  private CaptureMeters() {}

  /** Registers them. */
  public static void bind(MeterRegistry registry, CaptureLog log) {
    FunctionCounter.builder("triggerlinks.capture.stored", log, l -> l.stats().stored())
        .description("Clicks that were on the disk before they were answered.")
        .register(registry);
    FunctionCounter.builder("triggerlinks.capture.lost", log, l -> l.stats().lost())
        .description("Clicks that were answered although the disk did not take them.")
        .register(registry);
    FunctionCounter.builder("triggerlinks.capture.damaged", log, l -> l.stats().damaged())
        .description("Places where the disk does not hold what was written.")
        .register(registry);
    Gauge.builder("triggerlinks.capture.waiting.clicks", log, l -> l.stats().waitingRecords())
        .description("Clicks on the disk that the broker does not have yet.")
        .register(registry);
    Gauge.builder("triggerlinks.capture.waiting", log, l -> l.stats().waitingBytes())
        .description("Bytes of clicks on the disk that the broker does not have yet.")
        .baseUnit("bytes")
        .register(registry);
    TimeGauge.builder("triggerlinks.capture.oldest", log, TimeUnit.MILLISECONDS, CaptureMeters::age)
        .description("Age of the oldest click that the broker does not have yet.")
        .register(registry);
  }

  private static double age(CaptureLog log) {
    return log.stats().oldestWaiting().orElse(Duration.ZERO).toMillis();
  }
}
