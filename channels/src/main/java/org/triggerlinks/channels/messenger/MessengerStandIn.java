package org.triggerlinks.channels.messenger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.triggerlinks.channels.meta.GraphRefusal;
import org.triggerlinks.channels.meta.MessagingStandIn;

/** Stands in for Messenger's Send API and its webhooks, for one page. */
public final class MessengerStandIn extends MessagingStandIn {

  private static final int LONGEST_TEXT = 2000;
  private static final Set<String> TYPES = Set.of("RESPONSE", "UPDATE");

  /**
   * A stand-in.
   *
   * @param port 0 for any that is free
   * @param token access token of the page
   * @param secret of the app
   */
  public MessengerStandIn(int port, String pageId, String token, String secret) {
    super(port, "page", pageId, token, secret);
  }

  @Override
  protected Set<String> parameters() {
    return Set.of("recipient", "message", "messaging_type", "notification_type", "tag");
  }

  @Override
  protected void check(ObjectNode message) {
    super.check(message);
    // Without a type it is a response; the tags have ended.
    if (message.has("tag") || !TYPES.contains(message.path("messaging_type").asText("RESPONSE"))) {
      throw new GraphRefusal(100, "(#100) Invalid parameter");
    }
  }

  @Override
  protected void checkText(String text) {
    if (text.length() > LONGEST_TEXT) {
      throw new GraphRefusal(
          100, "(#100) Length of param message[text] must be less than or equal to 2000");
    }
  }
}
