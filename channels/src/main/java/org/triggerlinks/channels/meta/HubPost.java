package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.triggerlinks.channels.WebhookRequest;

/** The requests that Meta makes to us. */
final class HubPost {

  // Meta writes what is not ASCII as \u00e9, with small letters, and signs that.
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(JsonWriteFeature.ESCAPE_NON_ASCII)
          .disable(JsonWriteFeature.WRITE_HEX_UPPER_CASE)
          .build();

  private HubPost() {}

  static WebhookRequest signed(URI url, JsonNode document, String secret) {
    try {
      byte[] body = JSON.writeValueAsString(document).getBytes(StandardCharsets.US_ASCII);
      return new WebhookRequest(
          "POST",
          url,
          Map.of(
              "content-type",
              "application/json",
              "user-agent",
              "facebookexternalua",
              HubSignature.HEADER,
              HubSignature.of(secret, body)),
          body);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(e);
    }
  }

  static WebhookRequest handshake(URI url, String verifyToken, String challenge) {
    String query =
        "hub.mode=subscribe&hub.challenge=%s&hub.verify_token=%s"
            .formatted(encoded(challenge), encoded(verifyToken));
    return new WebhookRequest("GET", URI.create(url + "?" + query), Map.of(), new byte[0]);
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
