package org.triggerlinks.routes.dispatch;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Carries out intents: one queue and one route for each channel, so that none waits for another.
 */
public final class DispatchActions extends RouteBuilder {

  private final List<Dispatcher> dispatchers;

  public DispatchActions(List<Dispatcher> dispatchers) {
    this.dispatchers = List.copyOf(dispatchers);
  }

  @Override
  public void configure() {
    onException(DatabaseAway.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(200)
        .backOffMultiplier(2)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(5_000);

    for (Dispatcher dispatcher : dispatchers) {
      String name = dispatcher.name();
      from("jms:queue:"
              + IntentRelay.QUEUE_PREFIX
              + name
              + "?transacted=true&concurrentConsumers={{dispatch.consumers}}")
          .routeId("dispatch-" + name)
          .description("Carries out the intents on the queue of " + name + ".")
          .bean(dispatcher, "dispatch");
    }
  }
}
