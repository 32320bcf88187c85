package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.channels.WebhookRequest;

/**
 * Webhooks as Business Messages sent them: <a
 * href="https://developers.google.com/business-communications/business-messages/guides/how-to/message/receive">receive
 * messages</a>.
 */
public final class BusinessMessagesWebhooks {

  private static final String AGENT = "brands/stand-in/agents/stand-in";

  private final URI url;
  private final String clientToken;
  private final Clock clock;

  /**
   * What is sent to one webhook.
   *
   * @param url the webhook
   * @param clientToken signs them
   */
  public BusinessMessagesWebhooks(URI url, String clientToken, Clock clock) {
    this.url = url;
    this.clientToken = clientToken;
    this.clock = clock;
  }

  /** The one that is sent when the webhook is set up. */
  public WebhookRequest handshake(String secret) {
    return GoogleWebhooks.handshake(url, clientToken, secret);
  }

  /**
   * A contact wrote.
   *
   * @param name what the contact is called at Google
   */
  public WebhookRequest message(String conversation, String name, String text) {
    String id = UUID.randomUUID().toString();
    ObjectNode body = body(conversation);
    body.putObject("message")
        .put("messageId", id)
        .put("name", "conversations/%s/messages/%s".formatted(conversation, id))
        .put("text", text)
        .put("createTime", clock.instant().toString());
    body.putObject("context")
        .put("entryPoint", "PLACESHEET")
        .putObject("userInfo")
        .put("displayName", name);
    return signed(body);
  }

  /**
   * A contact tapped something that was suggested.
   *
   * @param message name of the message that had the suggestion
   */
  public WebhookRequest tapped(String conversation, String message, String text) {
    ObjectNode body = body(conversation);
    body.putObject("suggestionResponse")
        .put("message", message)
        .put("postbackData", text)
        .put("text", text)
        .put("type", "REPLY")
        .put("createTime", clock.instant().toString());
    return signed(body);
  }

  /**
   * Messages came further.
   *
   * @param type DELIVERED or READ
   * @param names those of the messages
   */
  public WebhookRequest receipts(String conversation, String type, List<String> names) {
    ObjectNode body = body(conversation);
    ObjectNode receipts = body.putObject("receipts");
    ArrayNode all = receipts.putArray("receipts");
    names.forEach(name -> all.addObject().put("message", name).put("receiptType", type));
    receipts.put("createTime", clock.instant().toString());
    return signed(body);
  }

  /** A contact is typing. */
  public WebhookRequest typing(String conversation) {
    ObjectNode body = body(conversation);
    body.putObject("userStatus")
        .put("isTyping", true)
        .put("createTime", clock.instant().toString());
    return signed(body);
  }

  private ObjectNode body(String conversation) {
    return GoogleJson.object()
        .put("agent", AGENT)
        .put("conversationId", conversation)
        .put("requestId", UUID.randomUUID().toString())
        .put("sendTime", clock.instant().toString());
  }

  private WebhookRequest signed(ObjectNode body) {
    byte[] bytes = body.toString().getBytes(StandardCharsets.UTF_8);
    return GoogleWebhooks.post(
        url, Map.of(GoogleWebhook.SIGNATURE, GoogleWebhook.signature(bytes, clientToken)), bytes);
  }
}
