package org.triggerlinks.routes.inbound;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** Counts the calls of providers by what they were answered, and what was read in them. */
public final class WebhookMeters {

  private final MeterRegistry registry;

  /**
   * Numbers of these channels, which are there from the start on.
   *
   * @param channels those whose providers call us
   */
  public WebhookMeters(MeterRegistry registry, List<String> channels) {
    this.registry = registry;
    for (String channel : channels) {
      List.of("kept", "not_kept", "refused", "handshake").forEach(each -> calls(channel, each));
      List.of("new", "known", "later", "nobody").forEach(each -> told(channel, each));
    }
  }

  /**
   * A call was answered.
   *
   * @param outcome kept, not_kept, refused or handshake
   */
  void answered(String channel, String outcome) {
    calls(channel, outcome).increment();
  }

  /**
   * Something was read.
   *
   * @param outcome new, known, later (its message is not known yet) or nobody
   */
  void read(String channel, String outcome) {
    told(channel, outcome).increment();
  }

  private Counter calls(String channel, String outcome) {
    return Counter.builder("triggerlinks.webhooks")
        .description("Calls of providers, by what became of them.")
        .tag("channel", channel)
        .tag("outcome", outcome)
        .register(registry);
  }

  private Counter told(String channel, String outcome) {
    return Counter.builder("triggerlinks.inbound")
        .description("What providers told, by what became of it.")
        .tag("channel", channel)
        .tag("outcome", outcome)
        .register(registry);
  }
}
