package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.messenger.MessengerStandIn;
import org.triggerlinks.channels.standin.Mood;

/** The service with a Facebook page at a stand-in for Meta's Messenger. */
class MessengerTest extends MetaJourneys<MessengerStandIn> {

  private static final String PAGE = "104729384756102";

  @Override
  String channel() {
    return "messenger";
  }

  @Override
  MessengerStandIn open(int port, String secret) {
    return new MessengerStandIn(port, PAGE, TOKEN, secret);
  }

  @Override
  Map<String, String> sender() {
    return Map.of("page-id", PAGE);
  }

  @Override
  String address(int number) {
    return "67890123456789%02d".formatted(number);
  }

  @Override
  WebhookRequest written(MessengerStandIn teller, String id, String text) {
    return teller.posts(webhook(), teller.news().text(address, id, text, now()));
  }

  // It tells up to when all was read.
  @Override
  List<WebhookRequest> reports(Arrived message) {
    return List.of(
        meta().posts(webhook(), meta().news().delivered(address, List.of(message.id()), now())),
        readUpTo(now()));
  }

  private WebhookRequest readUpTo(Instant until) {
    return meta().posts(webhook(), meta().news().readUpTo(address, until, now()));
  }

  // That moment is the last message's by Meta's clock, which is earlier than Meta's answer.
  @Test
  void what_was_sent_before_a_moment_is_read_however_late_meta_answered_it() throws IOException {
    writes("Is it open?");
    Instant before = now();
    meta().next(new Mood.Slow(Duration.ofSeconds(1)));
    String id = ada.queues("Yes!");
    await().atMost(SOON).until(() -> !texts().isEmpty());
    Instant taken = now();
    ada.settles(id, "SENT");

    tellsTwice(readUpTo(before));
    service.quiet();
    assertThat(ada.state(id)).isEqualTo("SENT");
    tellsTwice(readUpTo(taken));
    ada.settles(id, "READ");
  }
}
