package org.triggerlinks.routes.facts;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSProducer;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Queue;
import jakarta.jms.TextMessage;
import java.util.Map;

/** The queue {@code facts} of the broker, from the side that puts facts on it. */
public final class FactQueue {

  /** Name of the queue. */
  public static final String NAME = "facts";

  private final ConnectionFactory connections;

  public FactQueue(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Puts messages on the queue, all or none, and returns when the broker has them on disk. Each key
   * is a group, within which the order is kept; each value is a JSON array of facts.
   */
  public void put(Map<String, String> messages) {
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      Queue queue = context.createQueue(NAME);
      JMSProducer producer = context.createProducer();
      for (Map.Entry<String, String> message : messages.entrySet()) {
        TextMessage text = context.createTextMessage(message.getValue());
        text.setStringProperty("JMSXGroupID", message.getKey());
        producer.send(queue, text);
      }
      context.commit();
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }
}
