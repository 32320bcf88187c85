package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.triggerlinks.channels.OutgoingMessage;

/** A text as the Send API of Messenger and Instagram wants it. */
public final class TextMessage {

  /** Where the answer has the id of the message. */
  public static final String ID = "/message_id";

  private TextMessage() {}

  /** The body of the call. */
  public static ObjectNode to(OutgoingMessage message) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.putObject("recipient").put("id", message.address());
    body.putObject("message").put("text", message.text());
    return body;
  }
}
