package org.triggerlinks.routes.deadletters;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.time.Instant;
import org.triggerlinks.routes.queue.MessageText;

/**
 * A queue message that could not be processed.
 *
 * @param id its JMSMessageID, without the prefix "ID:"
 * @param queue the queue it came from; empty if nobody knows
 * @param problem why it is here, or null if the broker gave up on it and nobody said why
 * @param body its text; bytes that are not text in UTF-8 are shown as good as they can be
 * @param diedAt when it came here, or null if the broker gave up on it, which keeps no time
 */
public record DeadLetter(String id, String queue, String problem, String body, Instant diedAt) {

  /** Property in which our own routes name the queue a letter came from. */
  static final String ORIGIN = "origin";

  /** Property in which our own routes say why it is here. */
  static final String REASON = "reason";

  // The broker's own: https://activemq.apache.org/components/artemis/documentation (undelivered
  // messages)
  private static final String BROKER_ORIGIN = "_AMQ_ORIG_ADDRESS";
  private static final String ID_PREFIX = "ID:";

  static DeadLetter of(Message message) throws JMSException {
    boolean ours = message.getStringProperty(ORIGIN) != null;
    return new DeadLetter(
        idOf(message),
        originOf(message),
        message.getStringProperty(REASON),
        MessageText.of(message),
        ours ? Instant.ofEpochMilli(message.getJMSTimestamp()) : null);
  }

  static String idOf(Message message) throws JMSException {
    return message.getJMSMessageID().substring(ID_PREFIX.length());
  }

  static String selector(String id) {
    return "JMSMessageID = '" + ID_PREFIX + id + "'";
  }

  private static String originOf(Message message) throws JMSException {
    String ours = message.getStringProperty(ORIGIN);
    String brokers = message.getStringProperty(BROKER_ORIGIN);
    return ours != null ? ours : brokers != null ? brokers : "";
  }

  /** The letter with at most this many characters of its body. */
  public DeadLetter excerpt(int characters) {
    return body.length() <= characters
        ? this
        : new DeadLetter(id, queue, problem, body.substring(0, characters), diedAt);
  }
}
