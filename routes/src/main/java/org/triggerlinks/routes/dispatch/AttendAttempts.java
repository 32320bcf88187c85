package org.triggerlinks.routes.dispatch;

import org.apache.camel.builder.RouteBuilder;

/** Keeps this instance's lease, and looks for attempts whose instance lost its own. */
public final class AttendAttempts extends RouteBuilder {

  private static final long RENEWAL = Presence.LEASE.toMillis() / 6;

  private final Presence presence;
  private final LostAttempts lost;

  public AttendAttempts(Presence presence, LostAttempts lost) {
    this.presence = presence;
    this.lost = lost;
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
  }
}
