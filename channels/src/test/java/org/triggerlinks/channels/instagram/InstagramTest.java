package org.triggerlinks.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderCall;
import org.triggerlinks.channels.meta.GraphKeys;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.standin.Call;

/** Messages to Instagram, on the wire. */
class InstagramTest {

  static final String OURS = "17841400000000001";
  static final String TOKEN = "IGAAGm0PX4ZCpsBAKZCtokenThatIsSecret0123456789";
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String TO = "890123456789012";

  private final InstagramStandIn standIn = new InstagramStandIn(0, OURS, TOKEN, SECRET);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(account(Map.of(GraphKeys.API_URL, standIn.url().toString())));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  static Account account(Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(Instagram.INSTAGRAM_ID, OURS);
    values.put(GraphKeys.ACCESS_TOKEN, TOKEN);
    values.put(GraphKeys.APP_SECRET, SECRET);
    values.put(GraphKeys.VERIFY_TOKEN, "sesame");
    values.putAll(more);
    return new Account(new Instagram(), null, values);
  }

  private static OutgoingMessage message(MessageTemplate template) {
    UUID id = UUID.randomUUID();
    return new OutgoingMessage(id, id, "main-street", id, TO, null, "Hello", null, template, null);
  }

  @Test
  void a_message_is_taken_and_its_id_is_known() {
    SendResult result = wire.send(TO, "Grüße: https://go.example/Ab3-x9");

    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(result).isEqualTo(new SendResult.Accepted(taken.id(), false));
              assertThat(taken.body().toString())
                  .isEqualTo(
                      "{\"recipient\":{\"id\":\"%s\"},\"message\":{\"text\":\"%s\"}}"
                          .formatted(TO, "Grüße: https://go.example/Ab3-x9"));
            });
    Call call = standIn.calls().get(0);
    assertThat(call.path()).isEqualTo("/v25.0/me/messages");
    assertThat(call.query()).isNull();
    assertThat(call.header("authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @ParameterizedTest
  @CsvSource({
    "facebook, https://graph.facebook.com/v25.0/me/messages",
    "instagram, https://graph.instagram.com/v25.0/me/messages",
  })
  void each_kind_of_login_has_its_host(String login, String url) {
    Account account = account(Map.of(Instagram.LOGIN, login));
    ProviderCall call = new Instagram().call(new Sending(message(null), account, Wire.OURS));

    assertThat(call.url()).hasToString(url);
    assertThat(account.sendsToPeople()).isTrue();
    assertThat(account.toString()).doesNotContain(TOKEN, SECRET, "sesame");
  }

  @Test
  void an_account_that_is_led_to_a_stand_in_reaches_nobody() {
    String url = standIn.url().toString();

    assertThat(account(Map.of(GraphKeys.API_URL, url)).sendsToPeople()).isFalse();
  }

  @ParameterizedTest(name = "{1}/{2} with {0} is {4}")
  @CsvSource({
    "403, 10, 2534022, This message is sent outside of allowed window., window_closed",
    "403, 10, 0, This message is sent outside of allowed window., window_closed",
    "200, 10, 2534022, This message is sent outside of allowed window., window_closed",
    "403, 10, 0, Application does not have permission for this action, wrong_configuration",
    "400, 100, 2018001, No matching user found, bad_address",
    "400, 100, 2534015, Invalid message data, refused",
    "400, 551, 1545041, This person isn't available right now., opted_out",
    "401, 190, 0, Invalid OAuth access token, wrong_configuration",
    "403, 200, 0, Requires instagram_manage_messages permission, wrong_configuration",
    "400, 4, 0, Application request limit reached, throttled",
    "400, 613, 0, Calls to this api have exceeded the rate limit., throttled",
    "400, 80002, 0, There have been too many calls, throttled",
    "500, 2, 0, An unexpected error has occurred., try_later",
    "500, 1, 0, An unknown error occurred, unknown",
  })
  void each_documented_error_is_of_its_kind_and_is_asked_for_once(
      int status, int code, int subcode, String message, String kind) {
    standIn.next(GraphStandIn.failing(status, code, subcode, message));
    SendResult result = wire.send(TO, "Hello");

    assertThat(result.kind()).isEqualTo(kind);
    assertThat(result.toString()).contains(message, Integer.toString(code));
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void a_text_is_measured_in_bytes_before_it_is_asked_for() {
    assertThat(wire.send(TO, "é".repeat(500))).isInstanceOf(SendResult.Accepted.class);
    assertThat(wire.send(TO, "é".repeat(500) + "e"))
        .isInstanceOf(SendResult.ContentRejected.class)
        .asString()
        .contains("1001 bytes");
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void a_template_is_not_even_asked_for() {
    MessageTemplate template = new MessageTemplate("promo", "en_US", List.of(), null);

    assertThat(wire.send(message(template))).isInstanceOf(SendResult.TemplateRejected.class);
    assertThat(standIn.calls()).isEmpty();
  }
}
