package org.triggerlinks.routes.inbound;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.queue.RelayToQueue;

/** Looks again for the messages of reports that came too early. */
public final class MatchReports extends RouteBuilder {

  private final ParkedReportsMatch match;

  public MatchReports(ParkedReportsMatch match) {
    this.match = match;
  }

  @Override
  public void configure() {
    from("scheduler:match-reports?delay={{relay.period}}")
        .routeId("match-reports")
        .description("Looks again for the messages of reports that came too early.")
        .bean(match, "match")
        .to(RelayToQueue.WAKE_FACTS);
  }
}
