package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.standin.Mood;

/**
 * What Messenger, Instagram and WhatsApp have in common: a day to answer in, and no way to know a
 * message again.
 */
abstract class MetaJourneys<S extends GraphStandIn> extends GatewayJourneys {

  static final String TOKEN = "token-that-is-secret";

  private static final String SECRET = "secret-of-the-app";
  private static final String WORD = "word-of-our-own";

  private S meta;
  private int port;
  private int messages;

  /**
   * Opens a stand-in.
   *
   * @param port 0 for any that is free
   */
  abstract S open(int port, String secret);

  /** The key that says who sends. */
  abstract Map<String, String> sender();

  /** What somebody who has this secret tells when Ada writes. */
  abstract WebhookRequest written(S teller, String id, String text);

  S meta() {
    return meta;
  }

  @Override
  Map<String, String> account() {
    meta = open(0, SECRET);
    Map<String, String> keys = new HashMap<>(sender());
    keys.put("access-token", TOKEN);
    keys.put("app-secret", SECRET);
    keys.put("verify-token", WORD);
    keys.put("api-url", meta.url().toString());
    return keys;
  }

  @Override
  S standIn() {
    return meta;
  }

  @Override
  List<Arrived> arrived() {
    return meta.taken().stream()
        .map(
            message ->
                new Arrived(
                    message.id(),
                    message.body().at("/recipient/id").asText(),
                    message.body().at("/message/text").asText()))
        .toList();
  }

  @Override
  WebhookRequest written(String text, String secret) {
    try (S teller = open(0, secret)) {
      return written(teller, "m_in" + ++messages, text);
    }
  }

  @Override
  String secret() {
    return SECRET;
  }

  @Override
  Mood throttling() {
    return GraphStandIn.failing(
        400, 613, 0, "(#613) Calls to this api have exceeded the rate limit.");
  }

  @Override
  void goesDown() {
    port = meta.url().getPort();
    meta.close();
  }

  @Override
  void comesBack() {
    meta = open(port, SECRET);
  }

  @Test
  void meta_is_let_in_by_our_word_only() throws IOException {
    assertThat(Post.of(GraphStandIn.handshake(webhook(), WORD, "1158201444")).body())
        .isEqualTo("1158201444");
    assertThat(Post.of(GraphStandIn.handshake(webhook(), "guess", "1")).statusCode())
        .isEqualTo(403);
  }

  @Test
  void who_wrote_can_be_answered_for_a_day_and_not_longer() throws IOException {
    isAnsweredFor(Duration.ofDays(1));
  }

  @Test
  void what_meta_took_without_saying_so_is_never_sent_again() throws IOException {
    talks();
    int calls = calls();
    standIn().next(new Mood.DyingAfterTaking());
    JsonNode message = ada.sends("Once");
    assertThat(state(message)).isEqualTo("UNKNOWN");

    passes(Duration.ofHours(2));
    assertThat(ada.state(message.path("id").asText())).isEqualTo("UNKNOWN");
    assertThat(texts()).containsOnlyOnce("Once");
    assertThat(calls()).isEqualTo(calls + 1);
  }
}
