package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;

/** What RCS for Business tells us. */
class RcsWebhookTest {

  private static final URI URL = URI.create("https://example.com/in/gbp/main-street");
  private static final String TOKEN = "SJE-client-token";
  private static final String PHONE = "+15005550006";

  private final RcsForBusiness gateway = new RcsForBusiness(CLOCK);
  private final RcsWebhooks google = new RcsWebhooks(URL, TOKEN, "agent@rbm.goog", CLOCK);
  private final Account account = account("text");

  private Account account(String handshake) {
    return new Account(
        gateway,
        null,
        Map.of(
            RcsForBusiness.AGENT_ID,
            "agent",
            RcsForBusiness.HANDSHAKE,
            handshake,
            GoogleKeys.CLIENT_TOKEN,
            TOKEN));
  }

  private static WebhookRequest request(Map<String, String> headers, String body) {
    return new WebhookRequest("POST", URL, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_secret_is_given_back_as_it_was_told_to() {
    assertThat(gateway.receive(google.handshake("12\"34"), account))
        .isEqualTo(WebhookReply.answered("12\"34"));
    assertThat(gateway.receive(google.handshake("12\"34"), account("json")))
        .isEqualTo(
            new WebhookReply(
                200, "application/json; charset=UTF-8", "{\"secret\":\"12\\\"34\"}", false));
  }

  @Test
  void who_does_not_know_the_token_is_given_nothing_back() {
    WebhookRequest stranger = new RcsWebhooks(URL, "guess", "agent", CLOCK).handshake("1234567890");

    assertThat(gateway.receive(stranger, account).status()).isEqualTo(403);
    assertThat(gateway.receive(stranger, account("json")).body()).doesNotContain("1234567890");
  }

  // The signature is from OpenSSL.
  @Test
  void a_signature_over_what_the_data_decode_to_is_believed() {
    String data =
        "eyJhZ2VudCI6ImJyYW5kcy8xL2FnZW50cy8yIiwicmVxdWVzdElkIjoici0xIiwibWVzc2FnZSI6eyJ0ZXh0Ijoi"
            + "R3LDvMOfZSJ9fQ==";
    String signature =
        "PG0nxnWvJ5N/AaHqtQl9S5rElFOuZ0rJJ2tyawTgoqSLRJ41iLQl4qxTv2JvA1SwV5WCFt4PioZxsixmuAOLAg==";
    Map<String, String> headers = Map.of("x-goog-signature", signature);
    String envelope = "{\"message\":{\"data\":\"%s\"}}";

    assertThat(gateway.receive(request(headers, envelope.formatted(data)), account))
        .isEqualTo(WebhookReply.kept());
    assertThat(gateway.receive(request(headers, envelope.formatted("e30=")), account).status())
        .isEqualTo(403);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing",
        "{}",
        "{\"message\":{}}",
        "{\"message\":{\"data\":\"!\"}}",
        "{\"message\":{\"data\":{}}}"
      })
  void what_has_nothing_in_it_is_not_kept(String body) {
    Map<String, String> headers =
        Map.of("x-goog-signature", GoogleWebhook.signature(new byte[0], TOKEN));

    assertThat(gateway.receive(request(headers, body), account).status()).isEqualTo(403);
    assertThatThrownBy(() -> gateway.read(request(headers, body), account))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void what_another_agent_was_told_is_nothing() {
    RcsWebhooks other = new RcsWebhooks(URL, TOKEN, "other", CLOCK);

    assertThat(gateway.receive(other.message(PHONE, "Hello"), account).keep()).isTrue();
    assertThat(gateway.read(other.message(PHONE, "Hello"), account)).isEmpty();
  }
}
