package org.triggerlinks.routes.queue;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.MessageConsumer;
import java.util.ArrayList;
import java.util.List;
import org.apache.activemq.artemis.jms.client.ActiveMQTextMessage;
import org.apache.camel.component.jms.DefaultJmsMessageListenerContainer;
import org.apache.camel.component.jms.JmsEndpoint;
import org.apache.camel.component.jms.MessageListenerContainerFactory;
import org.springframework.jms.listener.AbstractMessageListenerContainer;

/**
 * Makes listeners that take what is on their queue already along with the message they waited for.
 * Under load many messages share the transaction of one; a message that comes alone waits for
 * nothing. The route gets a {@link TakenTogether}, for which its endpoint needs {@code
 * mapJmsMessage=false}.
 */
public final class TakeTogether implements MessageListenerContainerFactory {

  // What was delivered more often is the last one taken: nothing behind it fails with it again and
  // again, and what is ahead of it, and died with it as often, is soon taken alone and gets done.
  // It is more often than a message is
  // delivered that waits for the one it follows: those that wait do so together.
  private static final int DELIVERIES_TOGETHER = 20;

  private final int most;
  private final int enough;

  /**
   * Limits what is taken at once.
   *
   * @param most messages
   * @param enough characters of their texts: with so many, nothing is added
   */
  public TakeTogether(int most, int enough) {
    this.most = most;
    this.enough = enough;
  }

  @Override
  public AbstractMessageListenerContainer createMessageListenerContainer(JmsEndpoint endpoint) {
    return new Listener(endpoint);
  }

  private final class Listener extends DefaultJmsMessageListenerContainer {

    Listener(JmsEndpoint endpoint) {
      super(endpoint);
    }

    @Override
    protected Message receiveMessage(MessageConsumer consumer) throws JMSException {
      Message message = super.receiveMessage(consumer);
      return message instanceof ActiveMQTextMessage first && mayBeTogether(first)
          ? withMore(first, consumer)
          : message;
    }

    private static boolean mayBeTogether(Message message) throws JMSException {
      return message.getIntProperty("JMSXDeliveryCount") <= DELIVERIES_TOGETHER;
    }

    private Message withMore(ActiveMQTextMessage first, MessageConsumer consumer)
        throws JMSException {
      List<Message> more = new ArrayList<>();
      int characters = length(first);
      Message next = first;
      while (more.size() + 1 < most && characters < enough && mayBeTogether(next)) {
        next = consumer.receiveNoWait();
        if (next == null) {
          break;
        }
        more.add(next);
        characters += next instanceof ActiveMQTextMessage text ? length(text) : 0;
      }
      return TakenTogether.of(first, more);
    }

    private static int length(ActiveMQTextMessage message) {
      String text = message.getText();
      return text == null ? 0 : text.length();
    }
  }
}
