package org.triggerlinks.routes.decide;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.queue.RelayToQueue;
import org.triggerlinks.routes.queue.TakeTogether;
import org.triggerlinks.routes.queue.TakenTogether;
import org.triggerlinks.routes.queue.TryAgainWhereItIs;

/**
 * The middle of the product: facts come off the queue, the rules decide, the results go on. Does
 * not start with the other flows but when the rules are loaded: until then other nodes take the
 * facts, and a stop in the meantime is no failed attempt at them, which the broker counts.
 */
public final class DecideFacts extends RouteBuilder {

  /** Id of the route that takes facts off the queue. */
  public static final String ROUTE = "decide-facts";

  private static final String TAKE_SOME = "take-some-facts";

  private final FactsOffQueue facts;

  public DecideFacts(FactsOffQueue facts) {
    this.facts = facts;
  }

  @Override
  public void configure() {
    TryAgainWhereItIs.after(DatabaseAway.class, this);
    // It goes back behind what it follows, which is no failure. What was taken with it is decided.
    onException(Overtaken.class).logExhausted(false);

    // What is taken at once is decided in one transaction, which keeps its contacts locked.
    getContext().getRegistry().bind(TAKE_SOME, new TakeTogether(64, 64 * 1024));

    from("jms:queue:"
            + FactQueue.NAME
            + "?transacted=true&concurrentConsumers={{decide.consumers}}"
            + "&mapJmsMessage=false&messageListenerContainerFactory=#"
            + TAKE_SOME)
        .routeId(ROUTE)
        .autoStartup(false)
        .description("Decides facts, in order for each contact.")
        .process(DecideFacts::taken)
        .loopDoWhile(exchange -> inHand(exchange).mayBeLookedAt())
        .delay()
        .exchange(exchange -> inHand(exchange).restMillis())
        .syncDelayed()
        .bean(facts, "decide")
        .filter(exchange -> inHand(exchange).decidedSome())
        .to(RelayToQueue.WAKE_INTENTS)
        .to(RelayToQueue.WAKE_FACTS)
        .end()
        .end()
        .setBody(exchange -> inHand(exchange).dead())
        .split(body())
        .process(DeadFacts::describe)
        .to("jms:queue:dead-letters")
        .end()
        .bean(facts, "buried");
  }

  private static void taken(Exchange exchange) throws JMSException {
    List<FactsOffQueue.Taken> messages = new ArrayList<>();
    for (Message message : TakenTogether.messages(exchange.getMessage().getBody(Message.class))) {
      messages.add(FactsOffQueue.Taken.of(message));
    }
    exchange.getMessage().setBody(FactsInHand.of(messages));
  }

  private static FactsInHand inHand(Exchange exchange) {
    return exchange.getMessage().getBody(FactsInHand.class);
  }
}
