package org.triggerlinks.routes.api;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.queue.RelayToQueue;

/** Makes the messages of broadcasts: regularly, and so also what another node left behind. */
public final class MakeBroadcasts extends RouteBuilder {

  /** Looks for broadcasts now; a wake-up while one is waiting already is dropped. */
  public static final String WAKE = "seda:make-broadcasts?size=1&discardWhenFull=true";

  private final BroadcastRun run;

  public MakeBroadcasts(BroadcastRun run) {
    this.run = run;
  }

  @Override
  public void configure() {
    from("scheduler:make-broadcasts?delay={{relay.period}}")
        .routeId("wake-broadcasts")
        .routeDescription("Looks for broadcasts, also those that another node left behind.")
        .to(WAKE);

    from(WAKE)
        .routeId("make-broadcasts")
        .routeDescription("Makes the messages of broadcasts.")
        .bean(run, "run")
        .to(RelayToQueue.WAKE_INTENTS);
  }
}
