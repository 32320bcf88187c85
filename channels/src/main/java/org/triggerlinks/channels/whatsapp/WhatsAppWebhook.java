package org.triggerlinks.channels.whatsapp;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.MetaBatch;
import org.triggerlinks.channels.meta.MetaIds;

/**
 * What WhatsApp's webhooks tell of one phone number (<a
 * href="https://developers.facebook.com/docs/whatsapp/cloud-api/webhooks/components">components</a>):
 * messages, how far ours got, and who wants no marketing, or wants it again.
 */
final class WhatsAppWebhook {

  private final String phoneNumberId;

  WhatsAppWebhook(String phoneNumberId) {
    this.phoneNumberId = phoneNumberId;
  }

  List<Happened> read(WebhookRequest request) {
    return MetaBatch.entries(request, "whatsapp_business_account").stream()
        .flatMap(entry -> entry.path("changes").valueStream())
        .filter(change -> isOurs(change.path("value")))
        .flatMap(this::happened)
        .toList();
  }

  private boolean isOurs(JsonNode value) {
    return value.path("metadata").path("phone_number_id").asText("").equals(phoneNumberId);
  }

  private Stream<Happened> happened(JsonNode change) {
    JsonNode value = change.path("value");
    return switch (change.path("field").asText("")) {
      case "messages" ->
          Stream.concat(
                  value
                      .path("messages")
                      .valueStream()
                      .map(message -> new WhatsAppMessage(value, message).happened(phoneNumberId)),
                  value.path("statuses").valueStream().map(WhatsAppStatus::happened))
              .flatMap(Optional::stream);
      case "user_preferences" ->
          value
              .path("user_preferences")
              .valueStream()
              .map(WhatsAppWebhook::preference)
              .flatMap(Optional::stream);
      default -> Stream.empty();
    };
  }

  // WhatsApp shows its own switch for marketing, says so in the conversation, and holds to it.
  private static Optional<Happened> preference(JsonNode preference) {
    String from = preference.path("wa_id").asText(preference.path("user_id").asText(""));
    String value = preference.path("value").asText("");
    boolean wanted = value.equals("resume");
    boolean told = wanted || value.equals("stop");
    if (from.isEmpty() || !told || !isMarketing(preference)) {
      return Optional.empty();
    }
    String when = preference.path("timestamp").asText("");
    return Optional.of(
        new Happened.ConsentSaid(
            MetaIds.key("co", from, when + ":" + value),
            WhatsAppAddress.ours(from),
            wanted,
            preference.path("detail").asText(value),
            true));
  }

  private static boolean isMarketing(JsonNode preference) {
    return preference.path("category").asText("").equals("marketing_messages");
  }
}
