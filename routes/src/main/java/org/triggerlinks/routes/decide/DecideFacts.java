package org.triggerlinks.routes.decide;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.dispatch.RelayIntents;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.RelayFacts;
import org.triggerlinks.routes.facts.UnreadableFacts;
import org.triggerlinks.routes.queue.BrokerQueues;

/**
 * The middle of the product: facts come off the queue, the rules decide, the results go on. Does
 * not start with the other flows but when the rules are loaded: until then other nodes take the
 * facts, and a stop in the meantime is no failed attempt at them, of which the broker counts five.
 */
public final class DecideFacts extends RouteBuilder {

  /** Id of the route that takes facts off the queue. */
  public static final String ROUTE = "decide-facts";

  private static final String FACTS = "facts";
  private static final String CHECK =
      "check(${exchangeProperty.facts}, ${header.%s}, ${header.JMSXGroupID}, ${header.JMSXDeliveryCount})"
          .formatted(BrokerQueues.FOLLOWS);
  private static final String HANDLED = "handled(${exchangeProperty.facts})";

  private final Decider decider;
  private final Predecessors predecessors;

  public DecideFacts(Decider decider, Predecessors predecessors) {
    this.decider = decider;
    this.predecessors = predecessors;
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
    // What it follows may just be in work elsewhere. If not, it goes back behind that, as a failed
    // attempt.
    onException(Overtaken.class).maximumRedeliveries(2).redeliveryDelay(50).logExhausted(false);
    onException(UnreadableFacts.class, UndecidableFacts.class)
        .handled(true)
        .process(DeadFacts::describe)
        .to("jms:queue:dead-letters")
        .bean(predecessors, HANDLED);

    from("jms:queue:"
            + FactQueue.NAME
            + "?transacted=true&concurrentConsumers={{decide.consumers}}")
        .routeId(ROUTE)
        .autoStartup(false)
        .description("Decides facts, in order for each contact.")
        .setProperty(FACTS, method(FactJson.class, "ids"))
        .bean(predecessors, CHECK)
        .bean(FactJson.class, "read")
        .bean(decider, "decide")
        .bean(predecessors, HANDLED)
        .to(RelayIntents.WAKE)
        .to(RelayFacts.WAKE);
  }
}
