package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.triggerlinks.channels.standin.Reply;

/** An error of the Graph API that a stand-in answers with. */
public final class GraphRefusal extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final int code;
  private int status = 400;
  private int subcode;
  private String details;

  /** One with HTTP 400, which most have. */
  public GraphRefusal(int code, String message) {
    super(message);
    this.code = code;
  }

  /** The same with another status. */
  public GraphRefusal with(int other) {
    status = other;
    return this;
  }

  /** The same with a subcode; 0 for none. */
  public GraphRefusal subcode(int number) {
    subcode = number;
    return this;
  }

  /** The same as WhatsApp tells it, with what is wrong in words. */
  public GraphRefusal details(String words) {
    details = words;
    return this;
  }

  /** The answer. */
  public Reply reply() {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    ObjectNode error = body.putObject("error");
    error.put("message", getMessage());
    error.put("type", "OAuthException");
    error.put("code", code);
    if (subcode != 0) {
      error.put("error_subcode", subcode);
    }
    if (details != null) {
      error.putObject("error_data").put("messaging_product", "whatsapp").put("details", details);
    }
    error.put("fbtrace_id", "A" + Integer.toHexString(code));
    return Reply.json(status, body.toString());
  }
}
