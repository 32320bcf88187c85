package org.triggerlinks.routes.facts;

import org.apache.camel.builder.RouteBuilder;

/**
 * Takes committed facts to their queue: at once when woken, and regularly what others left behind.
 */
public final class RelayFacts extends RouteBuilder {

  /** Wakes the relay; a wake-up while one is waiting already is dropped. */
  public static final String WAKE = "seda:relay-facts?size=1&discardWhenFull=true";

  // Under load many facts share a round, each of which is a transaction.
  private static final long REST_MILLIS = 20;

  private final FactRelay relay;

  public RelayFacts(FactRelay relay) {
    this.relay = relay;
  }

  @Override
  public void configure() {
    from("timer:relay-facts?period={{relay.period}}")
        .routeId("wake-fact-relay")
        .description("Looks for facts whose relay died or was away.")
        .to(WAKE);

    from(WAKE)
        .routeId("relay-facts")
        .description("Takes committed facts to the queue of facts.")
        .bean(relay, "relay")
        .delay(REST_MILLIS);
  }
}
