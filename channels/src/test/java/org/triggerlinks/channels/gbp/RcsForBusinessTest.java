package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.PATIENCE;
import static org.triggerlinks.channels.gbp.GoogleFixture.message;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Channels;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;

/**
 * Messages to RCS for Business, on the wire. Google has no library for it where Java's libraries
 * are, so no judge stands behind the stand-in here but its reference, and the tokens, which are
 * judged with Business Messages.
 */
class RcsForBusinessTest {

  private static final String AGENT = "growing-tree@rbm.goog";
  private static final String TO = "+15005550006";

  private final RcsStandIn standIn = new RcsStandIn(0, AGENT, CLOCK);
  private final RcsForBusiness gateway = new RcsForBusiness(CLOCK);
  private final UUID id = UUID.randomUUID();
  private Wire wire;

  @BeforeEach
  void open() {
    wire = wire(AGENT);
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  private Wire wire(String agent) {
    Map<String, String> values = new TreeMap<>();
    values.put(RcsForBusiness.AGENT_ID, agent);
    values.put(GoogleKeys.SERVICE_ACCOUNT, standIn.keyFile());
    values.put(GoogleKeys.API_URL, standIn.url().toString());
    return Wire.of(new Account(gateway, null, values), new ProviderHttp(PATIENCE));
  }

  private SendResult send(String text) {
    return wire.send(message(id, TO, text));
  }

  @Test
  void a_message_is_taken_with_our_id() {
    String text = "Grüße & more: \uD83D\uDE00\n\"https://go.example/Ab3-x9\"";

    assertThat(send(text)).isEqualTo(new SendResult.Accepted(id.toString(), false));
    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.phone()).isEqualTo(TO);
              assertThat(taken.messageId()).isEqualTo(id.toString());
              assertThat(taken.message().at("/contentMessage/text").asText()).isEqualTo(text);
            });
  }

  @Test
  void the_request_is_that_of_the_reference() {
    send("Hello");

    Call call = standIn.messageCalls().get(0);
    assertThat(call.method()).isEqualTo("POST");
    assertThat(call.path()).isEqualTo("/v1/phones/+15005550006/agentMessages");
    assertThat(call.query()).isEqualTo("messageId=" + id + "&agentId=growing-tree%40rbm.goog");
    assertThat(call.header("content-type")).isEqualTo("application/json; charset=UTF-8");
    assertThat(call.body()).isEqualTo("{\"contentMessage\":{\"text\":\"Hello\"}}");
  }

  @ParameterizedTest(name = "{1} is {2}")
  @CsvSource({
    "401, UNAUTHENTICATED, wrong_configuration",
    "403, PERMISSION_DENIED, wrong_configuration",
    "404, NOT_FOUND, bad_address",
    "429, RESOURCE_EXHAUSTED, throttled",
    "400, INVALID_ARGUMENT, refused",
    "500, INTERNAL, try_later",
    "503, UNAVAILABLE, try_later",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int code, String status, String kind) {
    wire.send(TO, "for a token");
    standIn.next(GoogleStandIn.failing(code, status, "as documented"));
    SendResult result = send("Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains("as documented", status);
    assertThat(standIn.messageCalls()).hasSize(2);
  }

  @Test
  void a_page_that_says_not_found_says_nothing_of_the_number() {
    wire.send(TO, "for a token");
    standIn.next(new Mood.Failing(Reply.json(404, "<html>")));

    assertThat(send("Hello")).isInstanceOf(SendResult.WrongConfiguration.class);
  }

  @Test
  void a_number_without_rcs_is_a_bad_address() {
    standIn.unreachable(TO);

    assertThat(send("Hello"))
        .isInstanceOfSatisfying(
            SendResult.BadAddress.class,
            bad -> assertThat(bad.reason()).contains("cannot be reached by RCS", "NOT_FOUND"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "15005550006", "+1500555/../x", "somebody@example.com"})
  void what_is_no_number_is_not_asked_for(String address) {
    assertThat(wire.send(address, "Hello")).isInstanceOf(SendResult.BadAddress.class);
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void the_wrong_agent_is_a_wrong_configuration() {
    wire.close();
    wire = wire("somebody-elses");

    assertThat(send("Hello")).isInstanceOf(SendResult.WrongConfiguration.class);
  }

  @Test
  void a_message_whose_answer_was_lost_is_sent_again_and_taken_once() {
    wire.send(TO, "for a token");
    standIn.next(new Mood.DyingAfterTaking());

    assertThat(send("Hello")).isInstanceOf(SendResult.TryLater.class);
    assertThat(send("Hello")).isEqualTo(new SendResult.Accepted(id.toString(), false));
    assertThat(standIn.taken()).hasSize(2); // with the one for a token
    assertThat(gateway.recognisesRepeats()).isTrue();
  }

  @Test
  void who_answers_a_byte_at_a_time_is_asked_again() {
    wire.send(TO, "for a token");
    standIn.next(new Mood.Dripping(Duration.ofSeconds(1)));

    assertThat(send("Hello")).isInstanceOf(SendResult.TryLater.class);
  }

  @Test
  void a_text_that_is_too_long_is_not_asked_for() {
    assertThat(send("x".repeat(3073))).isInstanceOf(SendResult.ContentRejected.class);
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void it_is_the_one_that_is_meant_if_none_is_named() {
    assertThat(Channels.GATEWAYS)
        .filteredOn(each -> each.channel().equals("gbp"))
        .extracting(Gateway::name)
        .containsExactly("rcs", "business-messages");
  }
}
