package org.triggerlinks.routes.api;

import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/** The queue of messages that could not be processed. */
final class DeadLetters {

  private static final String QUEUE = "dead-letters";
  private static final String ID_PREFIX = "ID:";
  private static final String GROUP = "JMSXGroupID";
  private static final long PATIENCE_MILLIS = 1_000;

  private final ConnectionFactory connections;

  DeadLetters(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * A message that could not be processed.
   *
   * @param id the broker's id of it, without its prefix
   * @param queue the queue it came from
   * @param problem why it could not be processed, or null if the broker gave up delivering it
   * @param diedAt when it got here
   */
  record Letter(String id, String queue, String problem, String body, Instant diedAt) {}

  /** All of them, the oldest first. */
  List<Letter> all() {
    try (JMSContext context = connections.createContext()) {
      QueueBrowser browser = context.createBrowser(context.createQueue(QUEUE));
      List<Letter> letters = new ArrayList<>();
      for (Enumeration<?> messages = browser.getEnumeration(); messages.hasMoreElements(); ) {
        letters.add(letter((Message) messages.nextElement()));
      }
      return letters;
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  Optional<Letter> find(String id) {
    return all().stream().filter(letter -> letter.id().equals(id)).findFirst();
  }

  /** Throws one away; empty if it is not there. */
  Optional<Letter> remove(String id) {
    return take(id, (context, message) -> {});
  }

  /** Puts one back into the queue it came from; empty if it is not there. */
  Optional<Letter> retry(String id) {
    return take(id, DeadLetters::sendBack);
  }

  /** Takes one off the queue in the same transaction as what is done with it. */
  private Optional<Letter> take(String id, BiConsumer<JMSContext, Message> work) {
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      Queue queue = context.createQueue(QUEUE);
      String selector = "JMSMessageID = '%s%s'".formatted(ID_PREFIX, id.replace("'", "''"));
      try (JMSConsumer consumer = context.createConsumer(queue, selector)) {
        Message message = consumer.receive(PATIENCE_MILLIS);
        if (message == null) {
          return Optional.empty();
        }
        Letter letter = letter(message);
        work.accept(context, message);
        context.commit();
        return Optional.of(letter);
      }
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  private static void sendBack(JMSContext context, Message message) {
    try {
      TextMessage again = context.createTextMessage(message.getBody(String.class));
      if (message.propertyExists(GROUP)) {
        again.setStringProperty(GROUP, message.getStringProperty(GROUP));
      }
      context.createProducer().send(context.createQueue(origin(message)), again);
    } catch (JMSException e) {
      throw new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
    }
  }

  private static Letter letter(Message message) throws JMSException {
    return new Letter(
        message.getJMSMessageID().substring(ID_PREFIX.length()),
        origin(message),
        message.getStringProperty("reason"),
        message instanceof TextMessage text ? text.getText() : "(not a text)",
        Instant.ofEpochMilli(message.getJMSTimestamp()));
  }

  /** Ours says where it is from; what the broker itself put here carries the broker's word. */
  private static String origin(Message message) throws JMSException {
    String ours = message.getStringProperty("origin");
    return ours == null ? message.getStringProperty("_AMQ_ORIG_QUEUE") : ours;
  }
}
