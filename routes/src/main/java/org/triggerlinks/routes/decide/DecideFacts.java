package org.triggerlinks.routes.decide;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.dispatch.RelayIntents;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.RelayFacts;
import org.triggerlinks.routes.facts.UnreadableFacts;

/**
 * The middle of the product: facts come off the queue, the rules decide, the results go on. Does
 * not start with the other flows but when the rules are loaded: until then other nodes take the
 * facts, and a stop in the meantime is no failed attempt at them, of which the broker counts five.
 */
public final class DecideFacts extends RouteBuilder {

  /** Id of the route that takes facts off the queue. */
  public static final String ROUTE = "decide-facts";

  private final Decider decider;

  public DecideFacts(Decider decider) {
    this.decider = decider;
  }

  @Override
  public void configure() {
    // Waits where it is, so that no later fact of the same contact overtakes this one.
    onException(DatabaseAway.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(200)
        .backOffMultiplier(2)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(5_000);
    onException(UnreadableFacts.class, UndecidableFacts.class)
        .handled(true)
        .process(DeadFacts::describe)
        .to("jms:queue:dead-letters");

    from("jms:queue:"
            + FactQueue.NAME
            + "?transacted=true&concurrentConsumers={{decide.consumers}}")
        .routeId(ROUTE)
        .autoStartup(false)
        .description("Decides facts, in order for each contact.")
        .bean(FactJson.class, "read")
        .bean(decider, "decide")
        .to(RelayIntents.WAKE)
        .to(RelayFacts.WAKE);
  }
}
