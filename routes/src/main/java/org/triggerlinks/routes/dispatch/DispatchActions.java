package org.triggerlinks.routes.dispatch;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.decide.DatabaseAway;
import org.triggerlinks.routes.queue.TakeTogether;
import org.triggerlinks.routes.queue.TakenTogether;
import org.triggerlinks.routes.queue.TryAgainWhereItIs;

/**
 * Carries out intents: one queue and one route for each channel, so that none waits for another.
 */
public final class DispatchActions extends RouteBuilder {

  private static final String TAKEN = "taken";
  private static final String TAKE_SOME = "take-some-actions";

  private final List<Dispatcher> dispatchers;

  public DispatchActions(List<Dispatcher> dispatchers) {
    this.dispatchers = List.copyOf(dispatchers);
  }

  @Override
  public void configure() {
    // Few, for a provider may be slow, and other nodes could be at them.
    getContext().getRegistry().bind(TAKE_SOME, new TakeTogether(16, 64 * 1024));

    TryAgainWhereItIs.after(DatabaseAway.class, this);
    // Nothing failed: the broker gets them back.
    onException(GivenBack.class).logExhausted(false);

    for (Dispatcher dispatcher : dispatchers) {
      String name = dispatcher.name();
      String queue = IntentRelay.QUEUE_PREFIX + name;
      from("jms:queue:"
              + queue
              + "?transacted=true&concurrentConsumers={{dispatch.consumers}}"
              + "&mapJmsMessage=false&messageListenerContainerFactory=#"
              + TAKE_SOME)
          .routeId("dispatch-" + name)
          .description("Carries out the intents on the queue of " + name + ".")
          .setProperty(TAKEN, body())
          .process(exchange -> carryOut(dispatcher, exchange))
          .split(body())
          .process(exchange -> DeadIntent.describe(exchange, queue, taken(exchange)))
          .to("jms:queue:dead-letters");
    }
  }

  // A listener takes nothing more once this is so: what is given back stays on its queue.
  private void carryOut(Dispatcher dispatcher, Exchange exchange) throws JMSException {
    List<String> ids = TakenTogether.texts(taken(exchange));
    List<DeadIntent> dead = dispatcher.dispatch(ids, () -> getContext().getStatus().isStopping());
    exchange.getMessage().setBody(dead);
  }

  private static Message taken(Exchange exchange) {
    return exchange.getProperty(TAKEN, Message.class);
  }
}
