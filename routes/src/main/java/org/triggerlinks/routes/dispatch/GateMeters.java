package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** How many accounts of each channel cannot send until somebody mends their configuration. */
public final class GateMeters {

  private GateMeters() {}

  /** Registers the numbers. */
  public static void bind(MeterRegistry registry, List<Gate> gates) {
    for (Gate gate : gates) {
      Gauge.builder("triggerlinks.channel.stopped", gate, each -> each.stopped().size())
          .description("Accounts that cannot send until somebody mends their configuration.")
          .tag("channel", gate.channel().name())
          .register(registry);
    }
  }
}
