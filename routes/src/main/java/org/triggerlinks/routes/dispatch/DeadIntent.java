package org.triggerlinks.routes.dispatch;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.Exchange;
import org.triggerlinks.routes.deadletters.NewLetter;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.MessageText;
import org.triggerlinks.routes.queue.TakenTogether;

/**
 * An intent that fails whenever it is tried.
 *
 * @param id what its message on the queue said
 * @param reason why it fails
 */
public record DeadIntent(String id, String reason) {

  /** Makes the dead letter of an exchange with a dead intent. */
  static void describe(Exchange exchange, String queue, Message taken) throws JMSException {
    DeadIntent dead = exchange.getMessage().getBody(DeadIntent.class);
    new NewLetter(dead.id(), groupOf(dead, taken), queue, dead.reason())
        .writeTo(exchange.getMessage());
  }

  private static String groupOf(DeadIntent dead, Message taken) throws JMSException {
    for (Message message : TakenTogether.messages(taken)) {
      if (dead.id().equals(MessageText.of(message))) {
        return message.getStringProperty(BrokerQueues.GROUP);
      }
    }
    return null;
  }
}
