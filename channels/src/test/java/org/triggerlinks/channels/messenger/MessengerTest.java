package org.triggerlinks.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.MessageTemplate;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.http.ProviderHttp;
import org.triggerlinks.channels.meta.GraphKeys;
import org.triggerlinks.channels.standin.Call;
import org.triggerlinks.channels.standin.Mood;

/** Messages to Messenger, on the wire. */
class MessengerTest {

  static final String PAGE = "1234567890";
  static final String TOKEN = "EAAGm0PX4ZCpsBAKZCtokenThatIsSecret0123456789";
  static final String SECRET = "0123456789abcdef0123456789abcdef";
  private static final String TO = "6789012345678901";
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final MessengerStandIn standIn = new MessengerStandIn(0, PAGE, TOKEN, SECRET);
  private Wire wire;

  @BeforeEach
  void open() {
    wire = Wire.of(account(standIn, Map.of()), new ProviderHttp(PATIENCE));
  }

  @AfterEach
  void close() {
    wire.close();
    standIn.close();
  }

  static Account account(MessengerStandIn standIn, Map<String, String> more) {
    Map<String, String> values = new TreeMap<>();
    values.put(Messenger.PAGE_ID, PAGE);
    values.put(GraphKeys.ACCESS_TOKEN, TOKEN);
    values.put(GraphKeys.APP_SECRET, SECRET);
    values.put(GraphKeys.VERIFY_TOKEN, "sesame");
    values.put(GraphKeys.API_URL, standIn.url().toString());
    values.putAll(more);
    return new Account(new Messenger(), null, values);
  }

  @Test
  void a_message_is_taken_and_its_id_is_known() {
    SendResult result = wire.send(TO, "Grüße & more: https://go.example/Ab3-x9");

    assertThat(standIn.taken()).hasSize(1);
    assertThat(result).isEqualTo(new SendResult.Accepted(standIn.taken().get(0).id(), false));
  }

  @Test
  void the_request_is_that_of_restfb() {
    String text = "Grüße & 100 % +1 = \uD83D\uDE00\nhttps://go.example/Ab3-x9?a=b";
    wire.send(TO, text);
    MessengerJudge.send(MessengerJudge.client(standIn.url(), TOKEN, SECRET), PAGE, TO, text);

    JsonNode ours = standIn.taken().get(0).body();
    JsonNode theirs = standIn.taken().get(1).body();
    assertThat(ours).isEqualTo(theirs);
    assertThat(standIn.calls()).extracting(Call::method).containsExactly("POST", "POST");
  }

  @Test
  void the_token_is_in_a_header_and_the_version_in_the_path() {
    wire.send(TO, "Hello");

    Call call = standIn.calls().get(0);
    assertThat(call.path()).isEqualTo("/v25.0/%s/messages".formatted(PAGE));
    assertThat(call.query()).isNull();
    assertThat(call.body()).doesNotContain(TOKEN);
    assertThat(call.header("authorization")).isEqualTo("Bearer " + TOKEN);
  }

  @Test
  void an_app_that_asks_for_a_proof_gets_it() {
    standIn.askForProof();
    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.WrongConfiguration.class);

    wire.close();
    wire = Wire.of(account(standIn, Map.of(GraphKeys.APPSECRET_PROOF, "yes")));
    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Accepted.class);
  }

  @Test
  void a_text_that_is_too_long_is_not_even_asked_for() {
    assertThat(wire.send(TO, "x".repeat(2000))).isInstanceOf(SendResult.Accepted.class);
    assertThat(wire.send(TO, "x".repeat(2001))).isInstanceOf(SendResult.ContentRejected.class);
    assertThat(standIn.calls()).hasSize(1);
  }

  @Test
  void a_template_is_not_even_asked_for() {
    MessageTemplate template = new MessageTemplate("promo", "en_US", List.of(), null);
    UUID id = UUID.randomUUID();
    OutgoingMessage message =
        new OutgoingMessage(id, id, "main-street", id, TO, null, "Hello", null, template, null);

    assertThat(wire.send(message)).isInstanceOf(SendResult.TemplateRejected.class);
    assertThat(standIn.calls()).isEmpty();
  }

  @Test
  void who_answers_too_late_leaves_the_outcome_unknown() {
    standIn.next(new Mood.Slow(Duration.ofMinutes(1)));

    assertThat(wire.send(TO, "Hello")).isInstanceOf(SendResult.Unknown.class);
  }
}
