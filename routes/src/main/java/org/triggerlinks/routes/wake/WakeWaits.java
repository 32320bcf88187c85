package org.triggerlinks.routes.wake;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.queue.RelayToQueue;

/**
 * Looks regularly for waits whose deadline has come; the sandbox clock looks at once when it is
 * moved.
 */
public final class WakeWaits extends RouteBuilder {

  /** Looks for due waits now. */
  public static final String WAKE = "seda:wake-waits?size=1&discardWhenFull=true";

  private final Waker waker;

  public WakeWaits(Waker waker) {
    this.waker = waker;
  }

  @Override
  public void configure() {
    from("scheduler:wake-waits?delay={{wake.period}}")
        .routeId("look-for-due-waits")
        .description("Looks for waits whose deadline has come.")
        .to(WAKE);

    from(WAKE)
        .routeId("wake-waits")
        .description("Turns due waits into facts.")
        .bean(waker, "wake")
        .to(RelayToQueue.WAKE_FACTS);
  }
}
