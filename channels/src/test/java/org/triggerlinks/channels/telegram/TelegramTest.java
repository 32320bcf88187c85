package org.triggerlinks.channels.telegram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.Wire;

/** Messages to Telegram on the wire, and what it tells. */
class TelegramTest {

  private static final String TOKEN = "123456:secret-of-the-bot";
  private static final String SECRET = "a-word-of-our-own";
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final TelegramStandIn standIn =
      new TelegramStandIn(0, TOKEN, SECRET, Clock.fixed(NOW, ZoneOffset.UTC));
  private final Account account =
      new Account(
          new Telegram(),
          null,
          Map.of(
              Telegram.BOT_TOKEN, TOKEN,
              Telegram.WEBHOOK_SECRET, SECRET,
              Telegram.API_URL, standIn.url().toString()));
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(account);
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  @Test
  void a_message_is_taken_and_its_id_is_known() {
    assertThat(wire.send("77", "Grüße \"\\\uD83D\uDE00"))
        .isEqualTo(new SendResult.Accepted("77:1", false));
    assertThat(standIn.taken())
        .containsExactly(new TelegramStandIn.Taken("77", "Grüße \"\\\uD83D\uDE00"));
  }

  @ParameterizedTest(name = "{0} {1} is {2}")
  @CsvSource({
    "400, Bad Request: chat not found, bad_address",
    "400, Bad Request: message is too long, content_rejected",
    "400, Bad Request: can't parse entities, refused",
    "401, Unauthorized, wrong_configuration",
    "403, Forbidden: bot was blocked by the user, opted_out",
    "403, Forbidden: user is deactivated, bad_address",
    "403, Forbidden: bot can't initiate conversation with a user, refused",
    "404, Not Found, wrong_configuration",
    "429, Too Many Requests: retry after 5, throttled",
    "500, Internal Server Error, unknown",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int code, String description, String kind) {
    standIn.next(TelegramStandIn.failing(code, description));
    SendResult result = wire.send("77", "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains(description).doesNotContain(TOKEN);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void what_the_stand_in_does_not_take_is_refused() {
    assertThat(wire.send("nobody", "Hello")).isInstanceOf(SendResult.BadAddress.class);
    assertThat(wire.send("77", "x".repeat(4097))).isInstanceOf(SendResult.ContentRejected.class);
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void one_message_a_second_goes_to_one_chat() {
    assertThat(account.gateway().limits(account))
        .anySatisfy(
            limit -> {
              assertThat(limit.scope()).isEqualTo(SendResult.Scope.PAIR);
              assertThat(limit.interval()).isEqualTo(Duration.ofSeconds(1));
            });
  }

  private static WebhookRequest webhook(String secret, String body) {
    return new WebhookRequest(
        "POST",
        URI.create("https://go.example/in/telegram"),
        Map.of("x-telegram-bot-api-secret-token", secret),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void only_who_knows_our_word_is_heard() {
    Telegram telegram = new Telegram();

    assertThat(telegram.receive(webhook(SECRET, "{}"), account).keep()).isTrue();
    assertThat(telegram.receive(webhook("guess", "{}"), account).status()).isEqualTo(403);
    assertThat(telegram.receive(webhook("", "{}"), account).status()).isEqualTo(403);
  }

  @Test
  void what_somebody_writes_is_read_and_the_rest_is_left() {
    String update =
        """
        {"update_id": 9, "message": {"message_id": 5, "date": 1764244800, "text": "Hällo",
         "from": {"id": 77, "first_name": "Ada"}, "chat": {"id": 77, "type": "private"}}}
        """;

    assertThat(new Telegram().read(webhook(SECRET, update), account))
        .containsExactly(
            new Happened.Received(
                "up:9",
                "77",
                null,
                "77:5",
                "Ada",
                "Hällo",
                Instant.ofEpochSecond(1764244800),
                false));
    assertThat(new Telegram().read(webhook(SECRET, "{\"update_id\": 10}"), account)).isEmpty();
    assertThatThrownBy(() -> new Telegram().read(webhook(SECRET, "{}"), account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("update_id");
  }
}
