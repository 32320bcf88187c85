package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.NOW;
import static org.triggerlinks.channels.gbp.GoogleFixture.PATIENCE;

import java.security.KeyPairGenerator;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.model.time.ServiceClock;

/** Tokens: how they are come by, kept and lost. */
class GoogleTokenTest {

  private static final String AGENT = "agent";
  private static final String TO = "+15005550006";

  private final ServiceClock clock = ServiceClock.following(CLOCK);
  private final RcsStandIn standIn = new RcsStandIn(0, AGENT, clock);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = wire(standIn.keyFile());
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Wire wire(Clock ours, String keyFile) {
    Account account =
        new Account(
            new RcsForBusiness(ours),
            null,
            Map.of(
                RcsForBusiness.AGENT_ID,
                AGENT,
                GoogleKeys.SERVICE_ACCOUNT,
                keyFile,
                GoogleKeys.API_URL,
                standIn.url().toString()));
    return Wire.of(account, new ProviderHttp(PATIENCE));
  }

  private Wire wire(String keyFile) {
    return wire(clock, keyFile);
  }

  @Test
  void one_token_is_enough_for_many_messages() {
    wire.send(TO, "One");
    wire.send(TO, "Two");

    assertThat(standIn.taken()).hasSize(2);
    assertThat(standIn.tokenCalls()).hasSize(1);
  }

  @Test
  void another_is_asked_for_a_minute_before_the_end() {
    wire.send(TO, "One");
    clock.setAhead(Duration.ofSeconds(3599 - 61));
    wire.send(TO, "Two");
    assertThat(standIn.tokenCalls()).hasSize(1);

    clock.setAhead(Duration.ofSeconds(3599 - 60));
    wire.send(TO, "Three");
    assertThat(standIn.tokenCalls()).hasSize(2);
    assertThat(standIn.taken()).hasSize(3);
  }

  @Test
  void one_that_was_withdrawn_is_not_tried_twice() {
    wire.send(TO, "One");
    standIn.withdrawTokens();

    assertThat(wire.send(TO, "Two")).isInstanceOf(SendResult.WrongConfiguration.class);
    assertThat(wire.send(TO, "Two").kind()).isEqualTo("accepted");
    assertThat(standIn.tokenCalls()).hasSize(2);
  }

  @ParameterizedTest(name = "{0} is {2}")
  @CsvSource({
    "400, invalid_grant, wrong_configuration",
    "401, invalid_client, wrong_configuration",
    "403, access_denied, wrong_configuration",
    "404, not_found, wrong_configuration",
    "429, rate_limit, throttled",
    "302, elsewhere, try_later",
    "500, internal_failure, try_later",
    "503, unavailable, try_later",
  })
  void without_one_nothing_is_sent(int status, String error, String kind) {
    String body = "{\"error\":\"%s\",\"error_description\":\"as documented\"}".formatted(error);
    standIn.next(new Mood.Failing(Reply.json(status, body)));
    SendResult result = wire.send(TO, "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains("no token", error, "as documented");
    assertThat(standIn.messageCalls()).isEmpty();
    assertThat(standIn.tokenCalls()).hasSize(1);
  }

  @Test
  void an_answer_without_one_is_no_answer() {
    standIn.next(new Mood.Failing(Reply.json(200, "{\"id_token\":\"x\"}")));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.messageCalls()).isEmpty();
  }

  @Test
  void an_answer_that_is_lost_has_not_sent_anything() {
    standIn.next(new Mood.DyingAfterTaking());

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(standIn.messageCalls()).isEmpty();
    assertThat(wire.send(TO, "Hello").kind()).isEqualTo("accepted");
  }

  @Test
  void the_wrong_key_gets_none() throws Exception {
    KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
    generator.initialize(2048);
    String other =
        Base64.getEncoder().encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
    wire.close();
    wire =
        wire(standIn.keyFile().replaceAll("KEY-----.*-----END", "KEY-----" + other + "-----END"));

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.WrongConfiguration.class,
            wrong ->
                assertThat(wrong.reason())
                    .contains("invalid_grant", "Signature")
                    .doesNotContain(other));
    assertThat(standIn.messageCalls()).isEmpty();
  }

  @Test
  void the_wrong_time_gets_none() {
    wire.close();
    wire = wire(CLOCK, standIn.keyFile());
    clock.setAhead(Duration.ofHours(2));

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.WrongConfiguration.class,
            wrong -> assertThat(wrong.reason()).contains("timeframe"));
  }

  @Test
  void what_is_no_key_file_is_a_wrong_configuration() {
    wire.close();
    wire = wire("{\"private_key\":\"secret\"}");

    assertThat(wire.send(TO, "Hello"))
        .isInstanceOfSatisfying(
            SendResult.WrongConfiguration.class,
            wrong ->
                assertThat(wrong.reason()).contains("service-account").doesNotContain("secret"));
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void a_token_is_not_seen_whoever_quotes_it() {
    wire.send(TO, "One");
    String token = standIn.messageCalls().get(0).header("authorization").substring(7);
    standIn.next(GoogleStandIn.failing(401, "UNAUTHENTICATED", "What is " + token + "?"));
    SendResult result = wire.send(TO, "Two");

    assertThat(result.toString()).contains("What is ***?").doesNotContain(token);
    assertThat(new GoogleToken(token, NOW).toString()).doesNotContain(token);
  }
}
