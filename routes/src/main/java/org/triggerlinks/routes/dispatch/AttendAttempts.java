package org.triggerlinks.routes.dispatch;

import org.apache.camel.builder.RouteBuilder;

/**
 * Keeps this instance's lease, and looks for attempts whose instance lost its own, and for actions
 * that their queue lost.
 */
public final class AttendAttempts extends RouteBuilder {

  private static final long RENEWAL = Presence.LEASE.toMillis() / 6;

  private static final long LOOK = StrayIntents.PATIENCE.toMillis() / 10;

  private final Presence presence;
  private final LostAttempts lost;
  private final StrayIntents stray;

  public AttendAttempts(Presence presence, LostAttempts lost, StrayIntents stray) {
    this.presence = presence;
    this.lost = lost;
    this.stray = stray;
  }

  @Override
  public void configure() {
    from("scheduler:renew-presence?delay=" + RENEWAL)
        .routeId("renew-presence")
        .routeDescription("Says that this instance is alive, and so at its attempts.")
        .bean(presence, "renew");

    from("scheduler:settle-lost-attempts?delay={{relay.period}}")
        .routeId("settle-lost-attempts")
        .routeDescription("Settles actions that a dead process left as being sent.")
        .bean(lost, "settle");

    from("scheduler:relay-stray-actions?delay=" + LOOK)
        .routeId("relay-stray-actions")
        .routeDescription("Puts actions on their queues once more that may be lost there.")
        .bean(stray, "relayAnew");
  }
}
