package org.triggerlinks.channels.gbp;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.triggerlinks.channels.WebhookRequest;

/** What all webhooks of Google's look like. */
final class GoogleWebhooks {

  private GoogleWebhooks() {}

  static WebhookRequest handshake(URI url, String clientToken, String secret) {
    String body =
        GoogleJson.object().put("clientToken", clientToken).put("secret", secret).toString();
    return post(url, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  static WebhookRequest post(URI url, Map<String, String> headers, byte[] body) {
    Map<String, String> all = new TreeMap<>(headers);
    all.put("content-type", "application/json; charset=utf-8");
    return new WebhookRequest("POST", url, all, body);
  }
}
