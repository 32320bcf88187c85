package org.triggerlinks.routes.inbound;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.WebhookRequest;

/**
 * A provider's request as it is kept. Of its headers only the type is, as the signature was looked
 * at before.
 *
 * @param location slug of the account's location, or null if the account is for all
 * @param body in base 64
 */
record CapturedWebhook(
    Instant at,
    String channel,
    String location,
    String method,
    String url,
    String type,
    String body) {

  private static final String TYPE = "content-type";
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .build();

  static CapturedWebhook of(WebhookRequest request, Account account, Instant now) {
    return new CapturedWebhook(
        now,
        account.channel(),
        account.location(),
        request.method(),
        request.url().toString(),
        request.header(TYPE),
        Base64.getEncoder().encodeToString(request.body()));
  }

  WebhookRequest request() {
    return new WebhookRequest(
        method, URI.create(url), Map.of(TYPE, type), Base64.getDecoder().decode(body));
  }

  byte[] bytes() {
    try {
      return JSON.writeValueAsBytes(this);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Texts and a time can be written", e);
    }
  }

  /**
   * Reads what {@link #bytes} wrote.
   *
   * @throws IllegalArgumentException if it is something else
   */
  static CapturedWebhook read(String json) {
    try {
      return JSON.readValue(json, CapturedWebhook.class);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This is no webhook that was kept.", e);
    }
  }

  static String text(byte[] record) {
    return new String(record, StandardCharsets.UTF_8);
  }
}
