package org.triggerlinks.routes.queue;

import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.TextMessage;
import java.nio.charset.StandardCharsets;

/** The text of a message, whatever kind it is of. */
public final class MessageText {

  private MessageText() {}

  /** Its text; bytes that are not text in UTF-8 are shown as good as they can be. */
  public static String of(Message message) throws JMSException {
    if (message instanceof TextMessage text) {
      return text.getText() == null ? "" : text.getText();
    }
    if (message instanceof BytesMessage bytes) {
      byte[] content = new byte[(int) bytes.getBodyLength()];
      bytes.reset();
      bytes.readBytes(content);
      return new String(content, StandardCharsets.UTF_8);
    }
    return message.toString();
  }
}
