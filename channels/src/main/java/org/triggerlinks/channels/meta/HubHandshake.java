package org.triggerlinks.channels.meta;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.Map;
import org.triggerlinks.channels.WebhookReply;

/**
 * What Meta asks before it posts to a URL: a GET with the token that was entered there, to be
 * answered with the challenge that comes with it, letter for letter (<a
 * href="https://developers.facebook.com/docs/graph-api/webhooks/getting-started#verification-requests">
 * verification requests</a>).
 */
final class HubHandshake {

  private HubHandshake() {}

  /**
   * The answer.
   *
   * @param query of the request's URL as it came, or null
   */
  static WebhookReply answer(String query, String verifyToken) {
    Map<String, String> asked = read(query == null ? "" : query);
    boolean known =
        MessageDigest.isEqual(
            bytes(verifyToken), bytes(asked.getOrDefault("hub.verify_token", "")));
    if (!known || !"subscribe".equals(asked.get("hub.mode"))) {
      return WebhookReply.refused(403, "The verify token is another one.");
    }
    return WebhookReply.answered(asked.getOrDefault("hub.challenge", ""));
  }

  private static Map<String, String> read(String query) {
    Map<String, String> fields = new HashMap<>();
    for (String pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        fields.putIfAbsent(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
      }
    }
    return fields;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException e) {
      return text; // a percent sign that begins nothing: it will not be the token
    }
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
