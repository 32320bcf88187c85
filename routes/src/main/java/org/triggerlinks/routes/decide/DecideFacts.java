package org.triggerlinks.routes.decide;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
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

  // What was decided goes on at once.
  private static final List<String> WAKE =
      List.of(RelayToQueue.WAKE_INTENTS, RelayToQueue.WAKE_FACTS);

  private final FactsOffQueue facts;

  public DecideFacts(FactsOffQueue facts) {
    this.facts = facts;
  }

  @Override
  public void configure() {
    TryAgainWhereItIs.after(DatabaseAway.class, this);
    // What it follows may just be in work elsewhere. If not, it goes back behind that, as a failed
    // attempt. What was taken with it is decided already.
    ProducerTemplate wake = getContext().createProducerTemplate();
    onException(Overtaken.class)
        .onExceptionOccurred(exchange -> WAKE.forEach(relay -> wake.sendBody(relay, null)))
        .retryWhile(DecideFacts::mayLookAgain)
        .delayPattern("0:50") // whatever was waited for before, such as the database
        .logExhausted(false);

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
        .bean(facts, "decide")
        .to(WAKE.toArray(String[]::new))
        .split(body())
        .process(DeadFacts::describe)
        .to("jms:queue:dead-letters");
  }

  private static void taken(Exchange exchange) throws JMSException {
    List<FactsOffQueue.Taken> messages = new ArrayList<>();
    for (Message message : TakenTogether.messages(exchange.getMessage().getBody(Message.class))) {
      messages.add(FactsOffQueue.Taken.of(message));
    }
    exchange.getMessage().setBody(FactsInHand.of(messages));
  }

  private static boolean mayLookAgain(Exchange exchange) {
    return exchange.getMessage().getBody(FactsInHand.class).mayLookAgain();
  }
}
