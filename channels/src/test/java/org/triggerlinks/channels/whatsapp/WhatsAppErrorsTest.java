package org.triggerlinks.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.NUMBER_ID;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.SECRET;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.TOKEN;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.model.message.MessageState;

/** What WhatsApp's errors mean, on the wire and in a webhook. */
class WhatsAppErrorsTest {

  private static final String TO = "+16505551234";
  private static final URI URL = URI.create("https://go.example/in/whatsapp");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final WhatsAppStandIn standIn = new WhatsAppStandIn(0, NUMBER_ID, TOKEN, SECRET);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(WhatsAppTest.account(standIn));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  @ParameterizedTest(name = "{1} with {0} is {2}")
  @CsvSource({
    "400, 131047, window_closed",
    "400, 131050, opted_out",
    "400, 131026, bad_address",
    "400, 131021, bad_address",
    "400, 131049, refused",
    "400, 130472, refused",
    "429, 130429, throttled",
    "403, 130429, throttled",
    "200, 130429, throttled",
    "400, 131056, throttled",
    "400, 131048, throttled",
    "400, 80007, throttled",
    "400, 4, throttled",
    "429, 613, throttled",
    "400, 133016, throttled",
    "400, 131053, try_later",
    "500, 131000, try_later",
    "503, 131016, try_later",
    "503, 2, try_later",
    "500, 131057, try_later",
    "500, 1, unknown",
    "400, 132000, template_rejected",
    "404, 132001, template_rejected",
    "400, 132005, template_rejected",
    "400, 132007, template_rejected",
    "400, 132012, template_rejected",
    "400, 132015, template_rejected",
    "400, 132016, template_rejected",
    "400, 131051, refused",
    "400, 131009, refused",
    "400, 131008, refused",
    "400, 100, refused",
    "400, 130497, refused",
    "403, 131031, wrong_configuration",
    "403, 368, wrong_configuration",
    "400, 131042, wrong_configuration",
    "401, 190, wrong_configuration",
    "401, 0, wrong_configuration",
    "403, 10, wrong_configuration",
    "403, 200, wrong_configuration",
    "403, 299, wrong_configuration",
    "403, 131005, wrong_configuration",
    "400, 133010, wrong_configuration",
    "400, 999999, refused",
    "429, 999999, throttled",
    "500, 999999, unknown",
    "503, 999999, unknown",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int status, int code, String kind) {
    standIn.next(WhatsAppStandIn.failing(status, code, "as documented", "with details"));
    SendResult result = wire.send(TO, "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString())
        .contains("as documented: with details", "error %d:".formatted(code));
    assertThat(standIn.calls()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} slows down {1}")
  @CsvSource({
    "131056, PAIR, PT6S",
    "130429, SENDER, PT5S",
    "131048, SENDER, PT1H",
    "80007, ACCOUNT, PT1M",
    "4, ACCOUNT, PT1M",
  })
  void a_limit_says_whose_it_is(int code, SendResult.Scope scope, Duration after) {
    standIn.next(WhatsAppStandIn.failing(400, code, "limit", "slow down"));

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.Throttled.class,
            throttled -> {
              assertThat(throttled.scope()).isEqualTo(scope);
              assertThat(throttled.after()).isEqualTo(after);
            });
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "131047, window_closed",
    "131050, opted_out",
    "131026, bad_address",
    "131049, refused",
    "130472, refused",
    "131000, try_later",
    "131048, throttled",
    "132015, template_rejected",
    "131042, wrong_configuration",
    "130497, refused",
    "1, refused",
    "999999, refused",
  })
  void a_message_that_was_given_up_failed_for_the_same_reasons(int code, String kind) {
    assertThat(
            new WhatsApp()
                .read(
                    standIn.posts(
                        URL,
                        standIn
                            .news()
                            .failed("16505551234", "wamid.9", code, "why", "and how", NOW)),
                    WhatsAppTest.account(standIn)))
        .containsExactly(
            new Happened.Reported(
                "st:wamid.9:failed",
                "wamid.9",
                null,
                MessageState.FAILED,
                kind,
                "WhatsApp gave it up, error %d: why: and how".formatted(code),
                NOW));
  }

  @Test
  void an_error_without_a_code_is_not_taken_for_the_one_that_is_0() {
    standIn.next(new Mood.Failing(Reply.json(500, "{\"error\":{\"message\":\"?\"}}")));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Unknown.class);
  }
}
