package org.triggerlinks.routes.queue;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSProducer;
import jakarta.jms.Queue;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The queues of a JMS broker. */
public final class BrokerQueues implements Queues {

  /** Property of a message that says within which group its order is kept. */
  public static final String GROUP = "JMSXGroupID";

  /** Property of a message that names it, see {@link QueueMessage#id}. */
  public static final String ID = "message";

  /** Property of a message that says what it follows, see {@link QueueMessage#follows}. */
  public static final String FOLLOWS = "follows";

  private final ConnectionFactory connections;

  public BrokerQueues(ConnectionFactory connections) {
    this.connections = connections;
  }

  /** Returns when the broker has the messages on disk. */
  @Override
  public void put(List<QueueMessage> messages) {
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      JMSProducer producer = context.createProducer();
      Map<String, Queue> queues = new HashMap<>(); // to make one asks the broker whether it exists
      for (QueueMessage message : messages) {
        producer.clearProperties().setProperty(GROUP, message.group());
        if (message.id() != null) {
          producer.setProperty(ID, message.id().toString());
        }
        if (message.follows() != null) {
          producer.setProperty(FOLLOWS, message.follows());
        }
        producer.send(
            queues.computeIfAbsent(message.queue(), context::createQueue), message.body());
      }
      context.commit();
    }
  }

  /** A commit of nothing goes to the broker and back. */
  @Override
  public void reach() {
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      context.commit();
    }
  }
}
