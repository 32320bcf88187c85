package org.triggerlinks.routes.wake;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.queue.RelayToQueue;

/** Looks regularly for held clicks whose time has come. */
public final class ReleaseClicks extends RouteBuilder {

  /** Looks for them now. */
  public static final String WAKE = "seda:release-clicks?size=1&discardWhenFull=true";

  private final ClickRelease release;

  public ReleaseClicks(ClickRelease release) {
    this.release = release;
  }

  @Override
  public void configure() {
    from("scheduler:release-clicks?delay={{wake.period}}")
        .routeId("look-for-held-clicks")
        .description("Looks for held clicks whose time has come.")
        .to(WAKE);

    from(WAKE)
        .routeId("release-clicks")
        .description("Lets held clicks go on to the rules.")
        .bean(release, "release")
        .to(RelayToQueue.WAKE_FACTS);
  }
}
