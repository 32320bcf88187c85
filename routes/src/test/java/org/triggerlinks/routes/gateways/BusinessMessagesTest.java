package org.triggerlinks.routes.gateways;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.gbp.BusinessMessagesStandIn;
import org.triggerlinks.channels.gbp.BusinessMessagesWebhooks;

/** The service with an agent at a stand-in for Business Messages, as it was until July 2024. */
class BusinessMessagesTest extends GoogleJourneys {

  private BusinessMessagesStandIn google;

  @Override
  Map<String, String> account() {
    google = new BusinessMessagesStandIn(0, CLOCK);
    return Map.of(
        "provider",
        "business-messages",
        "enabled",
        "true",
        "service-account",
        google.keyFile(),
        "client-token",
        CLIENT_TOKEN,
        "api-url",
        google.url().toString());
  }

  @Override
  BusinessMessagesStandIn standIn() {
    return google;
  }

  @Override
  String address(int number) {
    String conversation = "c3bcae8d-2bcf-4a3f-a24e-5d1a4ae8e2%02d".formatted(number);
    google.begin(conversation);
    return conversation;
  }

  @Override
  List<Arrived> arrived() {
    return google.taken().stream()
        .map(
            message ->
                new Arrived(
                    message.name(),
                    message.name().split("/", -1)[1],
                    message.message().path("text").asText()))
        .toList();
  }

  private BusinessMessagesWebhooks webhooks(String clientToken) {
    return new BusinessMessagesWebhooks(webhook(), clientToken, CLOCK);
  }

  @Override
  WebhookRequest handshake(String clientToken, String secret) {
    return webhooks(clientToken).handshake(secret);
  }

  @Override
  WebhookRequest written(String text, String secret) {
    return webhooks(secret).message(address, "Ada", text);
  }

  @Override
  List<WebhookRequest> reports(Arrived message) {
    return List.of(receipt("DELIVERED", message), receipt("READ", message));
  }

  private WebhookRequest receipt(String type, Arrived message) {
    return webhooks(CLIENT_TOKEN).receipts(address, type, List.of(message.id()));
  }

  @Test
  void who_wrote_can_be_answered_for_thirty_days_and_not_longer() throws IOException {
    isAnsweredFor(Duration.ofDays(30));
  }
}
