package org.triggerlinks.routes.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQTextMessage;

/**
 * Messages that a listener took off its queue at once, in their order and in one transaction. To
 * JMS they are the first of them.
 */
public final class TakenTogether extends ActiveMQTextMessage {

  private final List<Message> messages;

  private TakenTogether(ActiveMQTextMessage first, List<Message> messages) {
    super(first.getCoreMessage(), null);
    this.messages = messages;
  }

  static Message of(ActiveMQTextMessage first, List<Message> more) {
    if (more.isEmpty()) {
      return first;
    }
    List<Message> all = new ArrayList<>();
    all.add(first);
    all.addAll(more);
    return new TakenTogether(first, List.copyOf(all));
  }

  /** What was taken: one message, or several. */
  public static List<Message> messages(Message taken) {
    return taken instanceof TakenTogether together ? together.messages : List.of(taken);
  }

  /** The texts of what was taken. */
  public static List<String> texts(Message taken) throws JMSException {
    List<String> texts = new ArrayList<>();
    for (Message message : messages(taken)) {
      texts.add(MessageText.of(message));
    }
    return texts;
  }
}
