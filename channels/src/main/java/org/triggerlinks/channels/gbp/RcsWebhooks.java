package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.channels.WebhookRequest;

/**
 * Webhooks as RCS for Business sends them: <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/guides/build/events/receive-events">receive
 * events</a>.
 */
public final class RcsWebhooks {

  private final URI url;
  private final String clientToken;
  private final String agentId;
  private final Clock clock;

  /**
   * What is sent to one webhook.
   *
   * @param url the webhook
   * @param clientToken signs them
   */
  public RcsWebhooks(URI url, String clientToken, String agentId, Clock clock) {
    this.url = url;
    this.clientToken = clientToken;
    this.agentId = agentId;
    this.clock = clock;
  }

  /** The one that is sent when the webhook is set up. */
  public WebhookRequest handshake(String secret) {
    return GoogleWebhooks.handshake(url, clientToken, secret);
  }

  /** A contact wrote. */
  public WebhookRequest message(String phone, String text) {
    return signed(told(phone, "messageId").put("text", text));
  }

  /** A contact tapped something that was suggested. */
  public WebhookRequest tapped(String phone, String text) {
    ObjectNode told = told(phone, "messageId");
    told.putObject("suggestionResponse")
        .put("postbackData", text)
        .put("text", text)
        .put("type", "REPLY");
    return signed(told);
  }

  /**
   * Something happened in a contact's app.
   *
   * @param type DELIVERED, READ, IS_TYPING, SUBSCRIBE or UNSUBSCRIBE
   * @param messageId the message that it happened to, or null if to none
   */
  public WebhookRequest event(String phone, String type, String messageId) {
    ObjectNode told = told(phone, "eventId").put("eventType", type);
    if (messageId != null) {
      told.put("messageId", messageId);
    }
    return signed(told);
  }

  private ObjectNode told(String phone, String id) {
    return GoogleJson.object()
        .put("senderPhoneNumber", phone)
        .put(id, UUID.randomUUID().toString())
        .put("sendTime", clock.instant().toString())
        .put("agentId", agentId);
  }

  private WebhookRequest signed(ObjectNode told) {
    byte[] data = told.toString().getBytes(StandardCharsets.UTF_8);
    ObjectNode envelope = GoogleJson.object();
    envelope
        .putObject("message")
        .put("data", Base64.getEncoder().encodeToString(data))
        .put("messageId", UUID.randomUUID().toString())
        .put("publishTime", clock.instant().toString());
    envelope.put("subscription", "projects/stand-in/subscriptions/stand-in");
    return GoogleWebhooks.post(
        url,
        Map.of(GoogleWebhook.SIGNATURE, GoogleWebhook.signature(data, clientToken)),
        envelope.toString().getBytes(StandardCharsets.UTF_8));
  }
}
