package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.gbp.GoogleStandIn;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.model.time.ServiceClock;

/** What Google's two ways to a contact have in common: it knows a message again by our id. */
abstract class GoogleJourneys extends GatewayJourneys {

  static final String CLIENT_TOKEN = "token-of-the-client";

  // Google's is the computer's, whatever ours is.
  static final Clock CLOCK = ServiceClock.system();

  @Override
  abstract GoogleStandIn standIn();

  /** What Google sends when the webhook is set up. */
  abstract WebhookRequest handshake(String clientToken, String secret);

  @Override
  String channel() {
    return "gbp";
  }

  @Override
  String secret() {
    return CLIENT_TOKEN;
  }

  @Override
  Mood throttling() {
    Mood.Failing failing =
        (Mood.Failing) GoogleStandIn.failing(429, "RESOURCE_EXHAUSTED", "Quota exceeded.");
    return new Mood.Failing(failing.reply().with("Retry-After", "60"));
  }

  // A stand-in that was closed would not know the tokens that it gave out.
  @Override
  void goesDown() {
    Mood dead = new Mood.DyingBeforeTaking();
    standIn().next(dead, dead, dead);
  }

  @Override
  void comesBack() throws IOException {
    passes(A_WHILE);
    passes(A_WHILE);
  }

  @Override
  int calls() {
    return standIn().messageCalls().size();
  }

  @Test
  void google_is_let_in_by_its_client_token_only() throws IOException {
    assertThat(Post.of(handshake(CLIENT_TOKEN, "1158201444")).body()).isEqualTo("1158201444");
    assertThat(Post.of(handshake("guess", "1")).statusCode()).isEqualTo(403);
  }

  @Test
  void what_google_took_without_saying_so_is_sent_again_and_taken_once() throws IOException {
    talks();
    int calls = calls();
    standIn().next(new Mood.DyingAfterTaking());
    String id = ada.sends("Once").path("id").asText();
    passes(A_WHILE);

    ada.settles(id, "SENT");
    List<Call> made = standIn().messageCalls().subList(calls, calls());
    assertThat(made).hasSize(2);
    assertThat(made).extracting(Call::query).containsOnly(made.get(0).query());
    assertThat(made).extracting(Call::body).containsOnly(made.get(0).body());
    assertThat(texts()).containsOnlyOnce("Once");
  }
}
