package org.triggerlinks.channels.meta;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.triggerlinks.channels.WebhookRequest;

/** A webhook of Meta's: up to a thousand entries, of one or of several accounts of an app. */
public final class MetaBatch {

  private static final ObjectMapper JSON = new ObjectMapper();

  private MetaBatch() {}

  /**
   * The entries of a webhook.
   *
   * @param object what they are about: "page", "instagram", "whatsapp_business_account"; one of
   *     another kind has none for us
   * @throws IllegalArgumentException if it is no JSON object
   */
  public static List<JsonNode> entries(WebhookRequest request, String object) {
    JsonNode root = read(request);
    return root.path("object").asText("").equals(object)
        ? root.path("entry").valueStream().toList()
        : List.of();
  }

  private static JsonNode read(WebhookRequest request) {
    try {
      JsonNode root = JSON.readTree(request.text());
      if (root.isObject()) {
        return root;
      }
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "The webhook is no JSON: %s.".formatted(e.getOriginalMessage()), e);
    }
    throw new IllegalArgumentException("The webhook is no JSON object.");
  }
}
