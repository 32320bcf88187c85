package org.triggerlinks.routes.dispatch;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import org.apache.camel.Exchange;
import org.triggerlinks.routes.queue.MessageText;
import org.triggerlinks.routes.queue.TakenTogether;

/**
 * An intent that fails whenever it is tried.
 *
 * @param id what its message on the queue said
 * @param reason why it fails
 */
public record DeadIntent(String id, String reason) {

  private static final String GROUP = "JMSXGroupID";

  /** Makes the dead letter: what, from where, why. */
  static void describe(Exchange exchange, String queue, Message taken) throws JMSException {
    DeadIntent dead = exchange.getMessage().getBody(DeadIntent.class);
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(dead.id());
    exchange.getMessage().setHeader(GROUP, groupOf(dead, taken));
    exchange.getMessage().setHeader("origin", queue);
    exchange.getMessage().setHeader("reason", dead.reason());
  }

  private static String groupOf(DeadIntent dead, Message taken) throws JMSException {
    for (Message message : TakenTogether.messages(taken)) {
      if (dead.id().equals(MessageText.of(message))) {
        return message.getStringProperty(GROUP);
      }
    }
    return null;
  }
}
