package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.whatsapp.WhatsAppStandIn;

/** The service with a number at a stand-in for Meta's WhatsApp. */
class WhatsAppTest extends MetaJourneys<WhatsAppStandIn> {

  private static final String NUMBER = "106540352242922";

  @Override
  String channel() {
    return "whatsapp";
  }

  @Override
  WhatsAppStandIn open(int port, String secret) {
    return new WhatsAppStandIn(port, NUMBER, TOKEN, secret);
  }

  @Override
  Map<String, String> sender() {
    return Map.of("phone-number-id", NUMBER);
  }

  @Override
  String address(int number) {
    return "+13125550%03d".formatted(100 + number);
  }

  @Override
  Map<String, ?> reached() {
    return Map.of("phone", address);
  }

  // As WhatsApp writes numbers.
  private String digits() {
    return address.substring(1);
  }

  @Override
  List<Arrived> arrived() {
    return meta().taken().stream()
        .map(
            message ->
                new Arrived(
                    message.id(),
                    "+" + message.body().path("to").asText(),
                    message.body().at("/text/body").asText()))
        .toList();
  }

  @Override
  WebhookRequest written(WhatsAppStandIn teller, String id, String text) {
    return teller.posts(webhook(), teller.news().text(digits(), "Ada", id, text, now()));
  }

  @Override
  List<WebhookRequest> reports(Arrived message) {
    return Stream.of("sent", "delivered", "read")
        .map(status -> meta().news().status(digits(), message.id(), status, now()))
        .map(news -> meta().posts(webhook(), news))
        .toList();
  }

  @Test
  void stop_and_start_are_heard_and_end_whatsapp_only() throws IOException {
    service.workflow(
        at, "stop-words", Files.readString(Path.of("../rules/workflows/stop-words.drl")));
    writes("STOP");
    await().atMost(SOON).until(() -> ada.times("dnd_set") == 1);
    getsNothingMore();

    writes("Start");
    await().atMost(SOON).until(() -> ada.times("dnd_cleared") == 1);
    assertThat(state(ada.sends("Hello"))).isEqualTo("SENT");
  }
}
