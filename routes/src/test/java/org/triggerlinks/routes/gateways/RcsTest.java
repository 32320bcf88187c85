package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.gbp.RcsStandIn;
import org.triggerlinks.channels.gbp.RcsWebhooks;

/** The service with an agent at a stand-in for RCS for Business. */
class RcsTest extends GoogleJourneys {

  private static final String AGENT = "shop_agent";

  private RcsStandIn google;

  @Override
  Map<String, String> account() {
    google = new RcsStandIn(0, AGENT, CLOCK);
    return Map.of(
        "agent-id",
        AGENT,
        "service-account",
        google.keyFile(),
        "client-token",
        CLIENT_TOKEN,
        "api-url",
        google.url().toString());
  }

  @Override
  RcsStandIn standIn() {
    return google;
  }

  @Override
  String address(int number) {
    return "+13125550%03d".formatted(100 + number);
  }

  @Override
  List<Arrived> arrived() {
    return google.taken().stream()
        .map(
            message ->
                new Arrived(
                    message.messageId(),
                    message.phone(),
                    message.message().at("/contentMessage/text").asText()))
        .toList();
  }

  private RcsWebhooks webhooks(String clientToken) {
    return new RcsWebhooks(webhook(), clientToken, AGENT, CLOCK);
  }

  @Override
  WebhookRequest handshake(String clientToken, String secret) {
    return webhooks(clientToken).handshake(secret);
  }

  @Override
  WebhookRequest written(String text, String secret) {
    return webhooks(secret).message(address, text);
  }

  @Override
  List<WebhookRequest> reports(Arrived message) {
    return List.of(event("DELIVERED", message.id()), event("READ", message.id()));
  }

  private WebhookRequest event(String type, String messageId) {
    return webhooks(CLIENT_TOKEN).event(address, type, messageId);
  }

  @Test
  void who_never_wrote_can_be_written_to() throws IOException {
    assertThat(state(ada.sends("Hello"))).isEqualTo("SENT");
    assertThat(texts()).containsExactly("Hello");
  }

  // The app sends STOP as a text besides; here no rule hears it.
  @Test
  void who_unsubscribes_in_the_app_gets_nothing_more_until_subscribing_again() throws IOException {
    tellsTwice(event("UNSUBSCRIBE", null));
    writes("STOP");
    await().atMost(SOON).until(() -> ada.times("dnd_set") == 1);
    getsNothingMore();
    assertThat(ada.times("dnd_set")).isEqualTo(1);

    tellsTwice(event("SUBSCRIBE", null));
    await().atMost(SOON).until(() -> ada.times("dnd_cleared") == 1);
    assertThat(state(ada.sends("Hello"))).isEqualTo("SENT");
  }
}
