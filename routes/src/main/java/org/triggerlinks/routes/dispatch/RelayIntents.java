package org.triggerlinks.routes.dispatch;

import org.apache.camel.builder.RouteBuilder;

/** Puts due intents on their channels' queues: at once when woken, and regularly what fell due. */
public final class RelayIntents extends RouteBuilder {

  /** Wakes the relay; a wake-up while one is waiting already is dropped. */
  public static final String WAKE = "seda:relay-intents?size=1&discardWhenFull=true";

  // Under load many intents share a round, each of which is a transaction.
  private static final long REST_MILLIS = 10;

  private final IntentRelay relay;

  public RelayIntents(IntentRelay relay) {
    this.relay = relay;
  }

  @Override
  public void configure() {
    from("timer:relay-intents?period={{relay.period}}")
        .routeId("wake-intent-relay")
        .description("Looks for intents that fell due.")
        .to(WAKE);

    from(WAKE)
        .routeId("relay-intents")
        .description("Puts due intents on the queues of their channels.")
        .bean(relay, "relay")
        .delay(REST_MILLIS);
  }
}
