package org.triggerlinks.routes.api;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.TemporaryQueue;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;
import org.apache.activemq.artemis.api.jms.management.JMSManagementHelper;
import org.hibernate.Session;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.facts.FactQueue;

/** Counts what is due and not done yet, on its whole way from the click to the provider. */
final class WorkLeft {

  private static final long PATIENCE_MILLIS = 5_000;

  private final Database database;
  private final ConnectionFactory connections;
  private final LongSupplier captured;
  private final Clock clock;

  /**
   * Looks at these places.
   *
   * @param captured how many clicks in the capture log are not on the queue yet
   */
  WorkLeft(Database database, ConnectionFactory connections, LongSupplier captured, Clock clock) {
    this.database = database;
    this.connections = connections;
    this.captured = captured;
    this.clock = clock;
  }

  /** How much is left, by place, in the direction in which work goes. */
  Map<String, Long> count() {
    Map<String, Long> left = new LinkedHashMap<>();
    left.put("clicks", captured.getAsLong());
    left.put("facts", onQueue());
    left.putAll(database.inTransaction(this::inDatabase));
    return left;
  }

  private Map<String, Long> inDatabase(Session session) {
    Map<String, Long> left = new LinkedHashMap<>();
    left.put("queued_facts", count(session, "select count(*) from QueuedFact"));
    left.put("broadcasts", BroadcastRun.anyRunning(session) ? 1L : 0L);
    left.put(
        "intents",
        session
            .createSelectionQuery(
                "select count(*) from Intent where state in (RELAYED, SENDING)"
                    + " or state = PENDING and dueAt <= :now",
                Long.class)
            .setParameter("now", clock.instant())
            .getSingleResult());
    left.put(
        "waits",
        session
            .createSelectionQuery(
                "select count(*) from WorkflowWait where state = OPEN and deadline <= :now",
                Long.class)
            .setParameter("now", clock.instant())
            .getSingleResult());
    return left;
  }

  private static long count(Session session, String hql) {
    return session.createSelectionQuery(hql, Long.class).getSingleResult();
  }

  /** Those being decided right now included, which a browser would not show. */
  private long onQueue() {
    try (JMSContext context = connections.createContext()) {
      TemporaryQueue answers = context.createTemporaryQueue();
      Message question = context.createMessage();
      JMSManagementHelper.putAttribute(question, "queue." + FactQueue.NAME, "messageCount");
      question.setJMSReplyTo(answers);
      context.createProducer().send(context.createQueue("activemq.management"), question);
      try (var consumer = context.createConsumer(answers)) {
        Message answer = consumer.receive(PATIENCE_MILLIS);
        if (answer == null) {
          throw new JMSException("The broker does not say how long its queues are.");
        }
        return ((Number) JMSManagementHelper.getResult(answer)).longValue();
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    } catch (Exception e) {
      throw new IllegalStateException("The broker's answer cannot be read.", e);
    }
  }
}
