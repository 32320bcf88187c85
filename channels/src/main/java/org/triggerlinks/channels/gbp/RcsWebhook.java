package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/**
 * What RCS for Business tells: <a
 * href="https://developers.google.com/business-communications/rcs-business-messaging/guides/integrate/webhooks">webhooks</a>.
 * It comes in an envelope of Pub/Sub's, as base64, and the signature is over what that decodes to.
 * So nothing else of the envelope is looked at: nobody vouches for it.
 */
final class RcsWebhook {

  private RcsWebhook() {}

  static WebhookReply receive(WebhookRequest request, Account account) {
    boolean json = account.get(RcsForBusiness.HANDSHAKE).equals("json");
    return GoogleWebhook.receive(
        request,
        account,
        (whole, body) -> data(body),
        json ? RcsWebhook::handshakeInJson : WebhookReply::answered);
  }

  private static WebhookReply handshakeInJson(String secret) {
    String body = GoogleJson.object().put("secret", secret).toString();
    return new WebhookReply(200, GoogleJson.CONTENT_TYPE, body, false);
  }

  private static Optional<byte[]> data(JsonNode envelope) {
    JsonNode data = envelope.path("message").path("data");
    try {
      return data.isTextual()
          ? Optional.of(Base64.getDecoder().decode(data.asText()))
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  static List<Happened> read(WebhookRequest request, Account account) {
    JsonNode told =
        data(GoogleJson.read(request.text()))
            .map(bytes -> GoogleJson.read(new String(bytes, StandardCharsets.UTF_8)))
            .filter(JsonNode::isObject)
            .orElseThrow(
                () -> new IllegalArgumentException("A webhook of RCS has no message in it."));
    // One webhook may serve all agents of a partner.
    return isOf(account.get(RcsForBusiness.AGENT_ID), told.path("agentId").asText(""))
        ? RcsEvents.read(told).stream().toList()
        : List.of();
  }

  // Some places name an agent with the service that it is at: agent@rbm.goog.
  private static boolean isOf(String ours, String agent) {
    return agent.isEmpty() || bare(agent).equals(bare(ours));
  }

  private static String bare(String agent) {
    int at = agent.indexOf('@');
    return at < 0 ? agent : agent.substring(0, at);
  }
}
