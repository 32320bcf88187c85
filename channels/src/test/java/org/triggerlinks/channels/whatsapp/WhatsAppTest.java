package org.triggerlinks.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.meta.GraphKeys;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;

/** Messages to WhatsApp, on the wire. */
class WhatsAppTest {

  static final String NUMBER_ID = "106540352242922";
  static final String TOKEN = "EAAGm0PX4ZCpsBAKZCtokenThatIsSecret0123456789";
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String TO = "+16505551234";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final WhatsAppStandIn standIn = new WhatsAppStandIn(0, NUMBER_ID, TOKEN, SECRET);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(account(standIn), new ProviderHttp(PATIENCE));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  static Account account(WhatsAppStandIn standIn) {
    Map<String, String> values = new TreeMap<>();
    values.put(WhatsApp.PHONE_NUMBER_ID, NUMBER_ID);
    values.put(GraphKeys.ACCESS_TOKEN, TOKEN);
    values.put(GraphKeys.APP_SECRET, SECRET);
    values.put(GraphKeys.VERIFY_TOKEN, "sesame");
    values.put(GraphKeys.API_URL, standIn.url().toString());
    return new Account(new WhatsApp(), null, values);
  }

  private SendResult send(MessageTemplate template) {
    UUID id = UUID.randomUUID();
    return wire.send(
        new OutgoingMessage(id, id, "main-street", id, TO, null, "Hello", null, template, null));
  }

  @Test
  void a_message_is_taken_and_its_id_is_known() {
    SendResult result = wire.send(TO, "Grüße: https://go.example/Ab3-x9");

    assertThat(standIn.taken()).hasSize(1);
    assertThat(result).isEqualTo(new SendResult.Accepted(standIn.taken().get(0).id(), false));
    Call call = standIn.calls().get(0);
    assertThat(call.path()).isEqualTo("/v25.0/%s/messages".formatted(NUMBER_ID));
    assertThat(call.query()).isNull();
    assertThat(call.header("authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void the_request_is_that_of_restfb_and_asks_for_no_preview() {
    String text = "Grüße & 100 % +1 = \uD83D\uDE00\nhttps://go.example/Ab3-x9?a=b";
    wire.send(TO, text);
    WhatsAppJudge.send(
        WhatsAppJudge.client(standIn.url(), TOKEN, SECRET), NUMBER_ID, "16505551234", text);

    ObjectNode ours = (ObjectNode) standIn.taken().get(0).body();
    JsonNode theirs = standIn.taken().get(1).body();
    // What restfb leaves out is what WhatsApp takes for granted.
    assertThat(ours.remove("recipient_type").asText("")).isEqualTo("individual");
    assertThat(ours).isEqualTo(theirs);
    assertThat(ours.at("/text/preview_url").asBoolean(true)).isFalse();
  }

  @Test
  void a_user_id_of_the_business_is_the_recipient_in_place_of_a_number() {
    wire.send("US.13491208655302741918", "Hello");

    JsonNode body = standIn.taken().get(0).body();
    assertThat(body.path("recipient").asText("")).isEqualTo("US.13491208655302741918");
    assertThat(body.has("to")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "+", "ann", "+0123456", "US.", "us.123", "+1650555123456789012"})
  void what_is_no_address_is_not_even_asked_for(String address) {
    assertThat(wire.send(address, "Hello")).isInstanceOf(SendResult.BadAddress.class);
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void a_text_that_is_too_long_is_not_even_asked_for() {
    assertThat(wire.send(TO, "x".repeat(4096))).isInstanceOf(SendResult.Accepted.class);
    assertThat(wire.send(TO, "x".repeat(4097))).isInstanceOf(SendResult.ContentRejected.class);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void a_template_goes_out_with_its_places_and_the_end_of_its_link() {
    standIn.approve("promo", "en_US", 2, true);
    SendResult result =
        send(new MessageTemplate("promo", "en_US", List.of("Ann", "Friday"), "Ab3dE9f"));

    assertThat(result).isInstanceOf(SendResult.Accepted.class);
    JsonNode body = standIn.taken().get(0).body();
    assertThat(body.has("text")).isFalse();
    assertThat(body.path("template").toString())
        .isEqualTo(
            "{\"name\":\"promo\",\"language\":{\"code\":\"en_US\"},\"components\":["
                + "{\"type\":\"body\",\"parameters\":[{\"type\":\"text\",\"text\":\"Ann\"},"
                + "{\"type\":\"text\",\"text\":\"Friday\"}]},"
                + "{\"type\":\"button\",\"sub_type\":\"url\",\"index\":\"0\",\"parameters\":["
                + "{\"type\":\"text\",\"text\":\"Ab3dE9f\"}]}]}");
  }

  @Test
  void a_template_without_places_has_no_components() {
    standIn.approve("hello_world", "en_US", 0, false);
    send(new MessageTemplate("hello_world", "en_US", List.of(), null));

    assertThat(standIn.taken().get(0).body().path("template").has("components")).isFalse();
  }

  @Test
  void a_template_that_is_unknown_or_filled_in_wrongly_is_rejected() {
    standIn.approve("promo", "en_US", 2, true);

    assertThat(send(new MessageTemplate("promo", "fr_FR", List.of("Ann", "Friday"), "Ab3")))
        .isInstanceOf(SendResult.TemplateRejected.class)
        .asString()
        .contains("132001", "(promo) does not exist in fr_FR");
    assertThat(send(new MessageTemplate("promo", "en_US", List.of("Ann"), "Ab3")))
        .isInstanceOf(SendResult.TemplateRejected.class);
    assertThat(send(new MessageTemplate("promo", "en_US", List.of("Ann", "Friday"), null)))
        .isInstanceOf(SendResult.TemplateRejected.class);
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void who_answers_a_byte_at_a_time_is_cut_off() {
    standIn.next(new Mood.Dripping(Duration.ofSeconds(1)));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Unknown.class);
  }
}
