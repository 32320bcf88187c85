package org.triggerlinks.routes.inbound;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.deadletters.DeadLetters;
import org.triggerlinks.routes.queue.RelayToQueue;

/** Takes what providers told from its log into the database, one batch after the other. */
public final class DrainInbound extends RouteBuilder {

  /** Queue of webhooks that somebody has tried anew after they could not be read. */
  public static final String QUEUE = "inbound";

  private final InboundDrain drain;
  private final ReadWebhook reading;

  public DrainInbound(InboundDrain drain, ReadWebhook reading) {
    this.drain = drain;
    this.reading = reading;
  }

  @Override
  public void configure() {
    // The drain itself waits for webhooks, and rests when it has failed.
    from("scheduler:drain-inbound?delay=1")
        .routeId("drain-inbound")
        .description("Reads what providers told, and commits what follows from it.")
        .bean(drain, "drain")
        .filter(body().isGreaterThan(0))
        .to(RelayToQueue.WAKE_FACTS);

    from("jms:queue:" + QUEUE + "?transacted=true")
        .routeId("read-inbound-anew")
        .description("Reads dead letters that somebody put back: see " + DeadLetters.QUEUE + ".")
        .bean(reading, "read(${bodyAs(String)})")
        .to(RelayToQueue.WAKE_FACTS);
  }
}
