package org.triggerlinks.routes.queue;

import jakarta.jms.Connection;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Session;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.api.core.client.ClientSession;
import org.apache.activemq.artemis.jms.client.ActiveMQSession;

/**
 * How many messages are on queues, those included that a consumer has and did not acknowledge yet.
 */
public final class QueueDepths {

  private final ConnectionFactory plain;

  /** Asks with connections of its own, which must be Artemis's, not those of a pool. */
  public QueueDepths(ConnectionFactory plain) {
    this.plain = plain;
  }

  /** Messages on these queues together; a queue that was never used has none. */
  public long of(Collection<String> queues) {
    return each(queues).values().stream().mapToLong(Long::longValue).sum();
  }

  /** Messages on each of these queues; a queue that was never used has none. */
  public Map<String, Long> each(Collection<String> queues) {
    Map<String, Long> messages = new HashMap<>();
    try (Connection connection = plain.createConnection();
        Session session = connection.createSession()) {
      ClientSession core = ((ActiveMQSession) session).getCoreSession();
      for (String queue : queues) {
        ClientSession.QueueQuery answer = core.queueQuery(SimpleString.of(queue));
        messages.put(queue, answer.isExists() ? answer.getMessageCount() : 0L);
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    } catch (ActiveMQException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getType().name(), e);
    }
    return messages;
  }
}
