package org.triggerlinks.channels.gbp;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/**
 * Tells whether a webhook is from Google, which signs it with a token that only we know besides.
 */
final class GoogleWebhook {

  static final String SIGNATURE = "x-goog-signature";

  private static final String HMAC = "HmacSHA512";

  private GoogleWebhook() {}

  /**
   * Looks at a request. When a webhook is set up, Google sends the token and a secret, and wants
   * the secret back.
   *
   * @param signed finds the bytes that are signed; empty if there are none
   * @param handshake gives a secret back
   */
  static WebhookReply receive(
      WebhookRequest request,
      Account account,
      BiFunction<WebhookRequest, JsonNode, Optional<byte[]>> signed,
      Function<String, WebhookReply> handshake) {
    if (!request.method().equals("POST")) {
      return WebhookReply.refused(405, "Google posts.");
    }
    if (!account.has(GoogleKeys.CLIENT_TOKEN)) {
      return WebhookReply.refused(403, "No client token is set here.");
    }
    String token = account.get(GoogleKeys.CLIENT_TOKEN);
    JsonNode body = GoogleJson.read(request.text());
    if (body.path("clientToken").isTextual() && body.path("secret").isTextual()) {
      return same(body.path("clientToken").asText(), token)
          ? handshake.apply(body.path("secret").asText())
          : WebhookReply.refused(403, "This is not the client token.");
    }
    return signed
        .apply(request, body)
        .filter(bytes -> same(request.header(SIGNATURE), signature(bytes, token)))
        .map(bytes -> WebhookReply.kept())
        .orElseGet(() -> WebhookReply.refused(403, "The signature is not right."));
  }

  /** The signature over these bytes, as the header has it. */
  static String signature(byte[] bytes, String clientToken) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(clientToken.getBytes(StandardCharsets.UTF_8), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(bytes));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("Java has no " + HMAC + ".", e);
    }
  }

  // However much of it is right, this takes the same time.
  private static boolean same(String given, String expected) {
    return MessageDigest.isEqual(
        given.getBytes(StandardCharsets.UTF_8), expected.getBytes(StandardCharsets.UTF_8));
  }

  /** Our id of a message, or null if it is not one of ours. */
  static UUID own(String messageId) {
    try {
      return UUID.fromString(messageId);
    } catch (IllegalArgumentException e) {
      return null;
    }
  }
}
