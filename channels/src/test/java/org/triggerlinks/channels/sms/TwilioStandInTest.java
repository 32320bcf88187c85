package org.triggerlinks.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The stand-in answers Twilio's own SDK as Twilio does. */
class TwilioStandInTest {

  static final String SID = "AC" + "0123456789abcdef".repeat(2);
  static final String TOKEN = "token-that-is-secret";
  static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final TwilioStandIn standIn =
      new TwilioStandIn(0, SID, TOKEN, Clock.fixed(NOW, ZoneOffset.UTC));
  private final TwilioRestClient sdk = TwilioJudge.client(standIn.url(), SID, TOKEN);

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void the_sdk_reads_the_message_that_was_taken() {
    Message message = TwilioJudge.send(sdk, "+15005550006", "+15005550001", "Grüße & more");

    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.sid()).isEqualTo(message.getSid());
              assertThat(taken.form())
                  .containsEntry("To", "+15005550006")
                  .containsEntry("Body", "Grüße & more");
            });
    assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
    assertThat(message.getNumSegments()).isEqualTo("1");
    assertThat(message.getDateCreated().toInstant()).isEqualTo(NOW);
    assertThat(message.getErrorCode()).isNull();
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "refuse, +15005550001, 21211, 400",
    "+15005550006, '', 21603, 400",
  })
  void the_sdk_reads_what_is_wrong(String to, String from, int code, int status) {
    assertThatThrownBy(() -> TwilioJudge.send(sdk, to, from, "Hello"))
        .isInstanceOfSatisfying(
            ApiException.class,
            failure -> {
              assertThat(failure.getCode()).isEqualTo(code);
              assertThat(failure.getStatusCode()).isEqualTo(status);
              assertThat(failure.getMoreInfo()).endsWith("/errors/" + code);
            });
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_is_not_taken() {
    assertThatThrownBy(
            () -> TwilioJudge.send(sdk, "+15005550006", "+15005550001", "x".repeat(1601)))
        .isInstanceOfSatisfying(
            ApiException.class, failure -> assertThat(failure.getCode()).isEqualTo(21617));
  }

  @Test
  void who_has_the_wrong_token_gets_in_with_nothing() {
    TwilioRestClient stranger = TwilioJudge.client(standIn.url(), SID, "guess");

    assertThatThrownBy(() -> TwilioJudge.send(stranger, "+15005550006", "+15005550001", "Hello"))
        .hasMessageContaining("Authenticate");
    assertThat(standIn.taken()).isEmpty();
  }
}
