package org.triggerlinks.routes.redirect;

import org.apache.camel.builder.RouteBuilder;

/** Takes captured clicks to the queue of facts, one batch after the other. */
public final class DrainCapture extends RouteBuilder {

  private final CaptureDrain drain;

  public DrainCapture(CaptureDrain drain) {
    this.drain = drain;
  }

  @Override
  public void configure() {
    // The drain itself waits for clicks; while the broker is away, it tries again every half
    // second.
    from("scheduler:drain-capture?delay=1&backoffErrorThreshold=1&backoffMultiplier=500")
        .routeId("drain-capture")
        .description("Takes captured clicks to the queue of facts.")
        .bean(drain, "drain");
  }
}
