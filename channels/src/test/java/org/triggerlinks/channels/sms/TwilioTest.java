package org.triggerlinks.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.TwilioStandInTest.NOW;
import static org.triggerlinks.channels.sms.TwilioStandInTest.SID;
import static org.triggerlinks.channels.sms.TwilioStandInTest.TOKEN;

import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;

/** Messages to Twilio, on the wire. */
class TwilioTest {

  private static final String TO = "+15005550006";
  private static final String FROM = "+15005550001";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final TwilioStandIn standIn =
      new TwilioStandIn(0, SID, TOKEN, Clock.fixed(NOW, ZoneOffset.UTC));
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(account(Map.of(Twilio.FROM, FROM)), new ProviderHttp(PATIENCE));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Account account(Map<String, String> more) {
    Map<String, String> values = new TreeMap<>(more);
    values.put(Twilio.ACCOUNT_SID, SID);
    values.put(Twilio.AUTH_TOKEN, TOKEN);
    values.put(Twilio.API_URL, standIn.url().toString());
    return new Account(new Twilio(), null, values);
  }

  @Test
  void a_message_is_taken_and_its_id_is_known() {
    SendResult result = wire.send(TO, "Grüße & more: https://go.example/Ab3-x9");

    assertThat(standIn.taken()).hasSize(1);
    assertThat(result).isEqualTo(new SendResult.Accepted(standIn.taken().get(0).sid(), false));
  }

  @Test
  void the_request_is_that_of_twilios_own_sdk() {
    String text = "Grüße & 100 % +1 = \uD83D\uDE00\nhttps://go.example/Ab3-x9?a=b";
    wire.send(TO, text);
    String callback = standIn.taken().get(0).form().get("StatusCallback");
    TwilioJudge.send(
        TwilioJudge.client(standIn.url(), SID, TOKEN), TO, FROM, text, URI.create(callback));

    Call ours = standIn.calls().get(0);
    Call theirs = standIn.calls().get(1);
    assertThat(ours.form()).isEqualTo(theirs.form());
    assertThat(ours.method()).isEqualTo(theirs.method());
    assertThat(ours.path()).isEqualTo(theirs.path());
    assertThat(ours.query()).isEqualTo(theirs.query());
    assertThat(steering(ours)).isEqualTo(steering(theirs));
    assertThat(callback).matches("https://go\\.example\\.com/in/sms\\?m=[0-9a-f-]{36}");
  }

  // The other headers say who calls, not what is wanted.
  private static Map<String, String> steering(Call call) {
    return call.headers().entrySet().stream()
        .filter(header -> Set.of("authorization", "accept").contains(header.getKey()))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Test
  void a_messaging_service_chooses_the_sender() {
    wire.close();
    wire = Wire.of(account(Map.of(Twilio.MESSAGING_SERVICE_SID, "MG" + "0".repeat(32))));
    wire.send(TO, "Hello");

    assertThat(standIn.taken().get(0).form())
        .containsEntry("MessagingServiceSid", "MG" + "0".repeat(32))
        .doesNotContainKey("From");
  }

  @ParameterizedTest(name = "{1} is {2}")
  @CsvSource({
    "401, 20003, wrong_configuration",
    "429, 20429, throttled",
    "400, 14107, throttled",
    "429, 21611, throttled",
    "400, 21211, bad_address",
    "400, 21614, bad_address",
    "400, 21408, refused",
    "400, 21606, refused",
    "400, 21612, refused",
    "400, 21610, opted_out",
    "400, 21617, content_rejected",
    "400, 63016, window_closed",
    "400, 63018, throttled",
    "400, 63024, bad_address",
    "400, 99999, refused",
    "403, 99999, wrong_configuration",
    "503, 20503, try_later",
    "500, 20500, unknown",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int status, int code, String kind) {
    standIn.next(TwilioStandIn.failing(status, code, "as documented"));
    SendResult result = wire.send(TO, "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains("as documented", Integer.toString(code));
    assertThat(standIn.calls()).hasSize(1);
  }

  @ParameterizedTest(name = "{0} is {1}")
  @CsvSource({
    "400, refused",
    "401, wrong_configuration",
    "429, throttled",
    "302, unknown",
    "500, unknown",
    "502, unknown",
    "503, unknown",
    "200, unknown",
  })
  void an_answer_that_is_not_of_twilios_api_is_judged_by_its_status(int status, String kind) {
    standIn.next(new Mood.Failing(Reply.json(status, "<html>").with("Location", "/elsewhere")));

    assertThat(wire.send(TO, "Hello").kind()).isEqualTo(kind);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void what_twilio_asks_for_is_waited_for() {
    standIn.next(new Mood.Failing(Reply.json(429, "{\"code\":20429}").with("Retry-After", "30")));

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.Throttled.class,
            throttled -> assertThat(throttled.after()).isEqualTo(Duration.ofSeconds(30)));
  }

  @Test
  void who_answers_too_late_leaves_the_outcome_unknown() {
    standIn.next(new Mood.Slow(Duration.ofMinutes(1)));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Unknown.class);
  }

  @Test
  void who_answers_a_byte_at_a_time_is_cut_off() {
    standIn.next(new Mood.Dripping(Duration.ofSeconds(1)));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Unknown.class);
  }

  @Test
  void where_nobody_listens_it_is_tried_later() {
    standIn.close();

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.TryLater.class);
  }
}
