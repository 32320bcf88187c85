package org.triggerlinks.routes.deadletters;

import jakarta.jms.BytesMessage;
import jakarta.jms.ConnectionFactory;
import jakarta.jms.JMSConsumer;
import jakarta.jms.JMSContext;
import jakarta.jms.JMSException;
import jakarta.jms.JMSRuntimeException;
import jakarta.jms.Message;
import jakarta.jms.Queue;
import jakarta.jms.QueueBrowser;
import jakarta.jms.TextMessage;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.MessageText;

/** The queue of dead letters. Reading one leaves it there; only retry and remove take it off. */
public final class DeadLetters {

  /** Name of the queue. */
  public static final String QUEUE = "dead-letters";

  // It becomes part of a selector.
  private static final Pattern ID = Pattern.compile("[0-9A-Za-z:.-]{1,200}");

  private final ConnectionFactory connections;

  public DeadLetters(ConnectionFactory connections) {
    this.connections = connections;
  }

  /**
   * Puts a letter there; returns when the broker has it on disk.
   *
   * @param queue where it goes if somebody has it tried anew
   * @param reason why it could not be processed
   */
  public void put(String queue, String body, String reason) {
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED)) {
      context
          .createProducer()
          .setProperty(DeadLetter.ORIGIN, queue)
          .setProperty(DeadLetter.REASON, reason)
          .send(queue(context), body);
      context.commit();
    }
  }

  /**
   * Those behind a letter, the oldest first.
   *
   * @param after id of that letter; null for the first ones, which an unknown id gives as well
   * @param most at most so many
   * @param characters at most so many of each body
   */
  public List<DeadLetter> after(String after, int most, int characters) {
    List<DeadLetter> found = after == null ? List.of() : browse(null, after, most, characters);
    return found.isEmpty() && (after == null || byId(after).isEmpty())
        ? browse(null, null, most, characters)
        : found;
  }

  /** One of them, whole. */
  public Optional<DeadLetter> byId(String id) {
    return ID.matcher(id).matches()
        ? browse(DeadLetter.selector(id), null, 1, Integer.MAX_VALUE).stream().findFirst()
        : Optional.empty();
  }

  /** Which of these texts are bodies of letters; looks at all letters. */
  public Set<String> among(Set<String> bodies) {
    Set<String> found = new HashSet<>();
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(queue(context))) {
      Enumeration<?> messages = browser.getEnumeration();
      while (messages.hasMoreElements()) {
        String body = MessageText.of((Message) messages.nextElement());
        if (bodies.contains(body)) {
          found.add(body);
        }
      }
    } catch (JMSException e) {
      throw unchecked(e);
    }
    return found;
  }

  // There may be a hundred thousand of them: no more is kept than is asked for.
  private List<DeadLetter> browse(String selector, String after, int most, int characters) {
    List<DeadLetter> letters = new ArrayList<>();
    boolean behind = after == null;
    try (JMSContext context = connections.createContext();
        QueueBrowser browser = context.createBrowser(queue(context), selector)) {
      Enumeration<?> messages = browser.getEnumeration();
      while (letters.size() < most && messages.hasMoreElements()) {
        Message message = (Message) messages.nextElement();
        if (behind) {
          letters.add(DeadLetter.of(message).excerpt(characters));
        }
        behind |= DeadLetter.idOf(message).equals(after);
      }
    } catch (JMSException e) {
      throw unchecked(e);
    }
    return letters;
  }

  /** Throws a letter away; empty if there is none of this id. */
  public Optional<DeadLetter> remove(String id) {
    return take(id, (context, message) -> {});
  }

  /**
   * Puts a letter back into the queue it came from, in one step; empty if there is none of this id.
   *
   * @throws NoOrigin if it does not say where it came from; it stays where it is
   */
  public Optional<DeadLetter> retry(String id) {
    Optional<DeadLetter> letter = byId(id);
    if (letter.isPresent() && letter.get().queue().isEmpty()) {
      throw NoOrigin.of(letter.get());
    }
    return letter.isEmpty() ? letter : take(id, DeadLetters::sendBack);
  }

  private interface Use {
    void of(JMSContext context, Message message) throws JMSException;
  }

  private Optional<DeadLetter> take(String id, Use use) {
    if (!ID.matcher(id).matches()) {
      return Optional.empty();
    }
    try (JMSContext context = connections.createContext(JMSContext.SESSION_TRANSACTED);
        JMSConsumer consumer = context.createConsumer(queue(context), DeadLetter.selector(id))) {
      Message message = consumer.receiveNoWait();
      if (message == null) {
        return Optional.empty();
      }
      DeadLetter letter = DeadLetter.of(message);
      use.of(context, message);
      context.commit();
      return Optional.of(letter);
    } catch (JMSException e) {
      throw unchecked(e);
    }
  }

  // A copy: what says where it died would still say so if it lived now and died elsewhere later.
  private static void sendBack(JMSContext context, Message message) throws JMSException {
    Message copy;
    if (message instanceof BytesMessage bytes) {
      BytesMessage again = context.createBytesMessage();
      byte[] content = new byte[(int) bytes.getBodyLength()];
      bytes.reset();
      bytes.readBytes(content);
      again.writeBytes(content);
      copy = again;
    } else if (message instanceof TextMessage text) {
      copy = context.createTextMessage(text.getText());
    } else {
      copy = message;
    }
    if (copy != message && message.getStringProperty(BrokerQueues.GROUP) != null) {
      copy.setStringProperty(BrokerQueues.GROUP, message.getStringProperty(BrokerQueues.GROUP));
    }
    context.createProducer().send(context.createQueue(DeadLetter.of(message).queue()), copy);
  }

  private static Queue queue(JMSContext context) {
    return context.createQueue(QUEUE);
  }

  private static JMSRuntimeException unchecked(JMSException e) {
    return new JMSRuntimeException(e.getMessage(), e.getErrorCode(), e);
  }
}
