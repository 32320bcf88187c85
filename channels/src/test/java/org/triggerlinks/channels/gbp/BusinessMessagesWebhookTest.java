package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.NOW;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/** What Business Messages tells us. */
class BusinessMessagesWebhookTest {

  private static final URI URL = URI.create("https://example.com/in/gbp/main-street");
  private static final String TOKEN = "SJE-client-token";

  private final BusinessMessages gateway = new BusinessMessages(CLOCK);
  private final BusinessMessagesWebhooks google = new BusinessMessagesWebhooks(URL, TOKEN, CLOCK);
  private final Account account = account(Map.of(GoogleKeys.CLIENT_TOKEN, TOKEN));

  private Account account(Map<String, String> values) {
    return new Account(gateway, null, values);
  }

  private static WebhookRequest request(String method, Map<String, String> headers, String body) {
    return new WebhookRequest(method, URL, headers, body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void the_secret_is_given_back_when_the_webhook_is_set_up() {
    assertThat(gateway.receive(google.handshake("1234567890"), account))
        .isEqualTo(WebhookReply.answered("1234567890"));
  }

  @Test
  void who_does_not_know_the_token_is_given_nothing_back() {
    BusinessMessagesWebhooks stranger = new BusinessMessagesWebhooks(URL, "guess", CLOCK);
    WebhookReply reply = gateway.receive(stranger.handshake("1234567890"), account);

    assertThat(reply.status()).isEqualTo(403);
    assertThat(reply.body()).doesNotContain("1234567890", TOKEN);
  }

  // The signature is from OpenSSL.
  @Test
  void a_signature_over_the_whole_body_is_believed() {
    String body =
        "{\"agent\":\"brands/1/agents/2\",\"requestId\":\"r-1\",\"message\":{\"text\":\"Grüße\"}}";
    String signature =
        "PG0nxnWvJ5N/AaHqtQl9S5rElFOuZ0rJJ2tyawTgoqSLRJ41iLQl4qxTv2JvA1SwV5WCFt4PioZxsixmuAOLAg==";

    assertThat(
            gateway.receive(request("POST", Map.of("x-goog-signature", signature), body), account))
        .isEqualTo(WebhookReply.kept());
    assertThat(
            gateway.receive(
                request("POST", Map.of("x-goog-signature", signature), body + " "), account))
        .isEqualTo(WebhookReply.refused(403, "The signature is not right."));
  }

  @Test
  void what_is_not_signed_is_not_kept() {
    WebhookRequest message = google.message("c-1", "Ann", "Hello");

    assertThat(gateway.receive(message, account).keep()).isTrue();
    assertThat(gateway.receive(request("POST", Map.of(), message.text()), account).status())
        .isEqualTo(403);
    assertThat(
            gateway
                .receive(
                    new BusinessMessagesWebhooks(URL, "guess", CLOCK)
                        .message("c-1", "Ann", "Hello"),
                    account)
                .status())
        .isEqualTo(403);
    assertThat(gateway.receive(request("GET", message.headers(), ""), account).status())
        .isEqualTo(405);
  }

  @Test
  void without_a_client_token_nothing_is_believed() {
    Account deaf = account(Map.of());

    assertThat(gateway.receive(google.message("c-1", "Ann", "Hello"), deaf).status())
        .isEqualTo(403);
    assertThat(gateway.receive(google.handshake("1234567890"), deaf).status()).isEqualTo(403);
  }

  @Test
  void what_a_contact_wrote_is_read() {
    WebhookRequest request = google.message("c-1", "Ann", "Grüße");

    assertThat(gateway.read(request, account))
        .singleElement()
        .isInstanceOfSatisfying(
            Happened.Received.class,
            received -> {
              assertThat(received.key())
                  .isEqualTo(GoogleJson.read(request.text()).path("requestId").asText());
              assertThat(received.from()).isEqualTo("c-1");
              assertThat(received.to()).isEqualTo("brands/stand-in/agents/stand-in");
              assertThat(received.providerId()).startsWith("conversations/c-1/messages/");
              assertThat(received.name()).isEqualTo("Ann");
              assertThat(received.text()).isEqualTo("Grüße");
              assertThat(received.at()).isEqualTo(NOW);
              assertThat(received.automatic()).isFalse();
            });
    assertThat(gateway.read(request, account)).isEqualTo(gateway.read(request, account));
  }

  @Test
  void what_a_contact_tapped_is_what_it_wrote() {
    assertThat(gateway.read(google.tapped("c-1", "conversations/c-1/messages/m", "Yes"), account))
        .singleElement()
        .isInstanceOfSatisfying(
            Happened.Received.class,
            received -> {
              assertThat(received.text()).isEqualTo("Yes");
              assertThat(received.providerId()).isEqualTo(received.key());
              assertThat(received.name()).isNull();
            });
  }

  @Test
  void each_receipt_is_told_by_itself() {
    UUID own = UUID.randomUUID();
    WebhookRequest request =
        google.receipts(
            "c-1",
            "READ",
            List.of("conversations/c-1/messages/" + own, "conversations/c-1/messages/other"));
    String id = GoogleJson.read(request.text()).path("requestId").asText();

    assertThat(gateway.read(request, account))
        .containsExactly(
            new Happened.Reported(
                id + "/0",
                "conversations/c-1/messages/" + own,
                own,
                MessageState.READ,
                null,
                null,
                NOW),
            new Happened.Reported(
                id + "/1",
                "conversations/c-1/messages/other",
                null,
                MessageState.READ,
                null,
                null,
                NOW));
    assertThat(gateway.read(google.receipts("c-1", "DELIVERED", List.of("m")), account))
        .extracting(happened -> ((Happened.Reported) happened).state())
        .containsExactly(MessageState.DELIVERED);
  }

  @Test
  void typing_is_nothing() {
    assertThat(gateway.receive(google.typing("c-1"), account).keep()).isTrue();
    assertThat(gateway.read(google.typing("c-1"), account)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "nothing", "{\"message\":{\"text\":\"Hello\"}}"})
  void what_cannot_be_read_is_said(String body) {
    assertThatThrownBy(() -> gateway.read(request("POST", Map.of(), body), account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("requestId");
  }

  @Test
  void a_message_without_a_time_of_its_own_has_that_of_the_request() {
    String body =
        "{\"requestId\":\"r\",\"sendTime\":\"2026-11-27T13:00:00.5+01:00\",\"message\":{}}";

    assertThat(gateway.read(request("POST", Map.of(), body), account))
        .extracting(happened -> ((Happened.Received) happened).at())
        .containsExactly(Instant.parse("2026-11-27T12:00:00.5Z"));
  }
}
