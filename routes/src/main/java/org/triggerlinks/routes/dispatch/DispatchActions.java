package org.triggerlinks.routes.dispatch;

import java.util.List;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.decide.DatabaseAway;

/**
 * Carries out intents: one queue and one route for each channel, so that none waits for another.
 */
public final class DispatchActions extends RouteBuilder {

  /** One queue and who empties it. */
  public record Line(Carrier carrier, Dispatcher dispatcher) {}

  private final List<Line> lines;

  public DispatchActions(List<Line> lines) {
    this.lines = lines;
  }

  @Override
  public void configure() {
    onException(DatabaseAway.class)
        .maximumRedeliveries(-1)
        .redeliveryDelay(200)
        .backOffMultiplier(2)
        .useExponentialBackOff()
        .maximumRedeliveryDelay(5_000);

    for (Line line : lines) {
      String name = line.carrier().name();
      from("jms:queue:"
              + IntentRelay.QUEUE_PREFIX
              + name
              + "?transacted=true&concurrentConsumers={{dispatch.consumers}}")
          .routeId("dispatch-" + name)
          .description("Carries out the intents on the queue of " + name + ".")
          .bean(line.dispatcher(), "dispatch");
    }
  }
}
