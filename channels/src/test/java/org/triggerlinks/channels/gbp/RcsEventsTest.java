package org.triggerlinks.channels.gbp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.gbp.GoogleFixture.CLOCK;
import static org.triggerlinks.channels.gbp.GoogleFixture.NOW;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/** What contacts do with RCS, in our words. */
class RcsEventsTest {

  private static final URI URL = URI.create("https://example.com/in/gbp/main-street");
  private static final String PHONE = "+15005550006";

  private final RcsForBusiness gateway = new RcsForBusiness(CLOCK);
  private final RcsWebhooks google = new RcsWebhooks(URL, "token", "agent@rbm.goog", CLOCK);
  private final Account account =
      new Account(gateway, null, Map.of(RcsForBusiness.AGENT_ID, "agent"));

  private static WebhookRequest telling(String told) {
    String data = Base64.getEncoder().encodeToString(told.getBytes(StandardCharsets.UTF_8));
    String body = "{\"message\":{\"data\":\"%s\"}}".formatted(data);
    return new WebhookRequest("POST", URL, Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static JsonNode told(WebhookRequest request) {
    try {
      String data = GoogleJson.read(request.text()).at("/message/data").asText();
      return new ObjectMapper().readTree(Base64.getDecoder().decode(data));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void what_a_contact_wrote_is_read() {
    WebhookRequest request = google.message(PHONE, "Grüße");
    String id = told(request).path("messageId").asText();

    assertThat(gateway.read(request, account))
        .containsExactly(
            new Happened.Received(
                PHONE + "/" + id, PHONE, "agent@rbm.goog", id, null, "Grüße", NOW, false));
  }

  @Test
  void what_a_contact_tapped_is_what_it_wrote() {
    assertThat(gateway.read(google.tapped(PHONE, "Yes"), account))
        .extracting(happened -> ((Happened.Received) happened).text())
        .containsExactly("Yes");
  }

  @Test
  void a_file_or_a_place_is_an_answer_without_words() {
    String start = "{\"senderPhoneNumber\":\"+1\",\"messageId\":\"m\",";

    assertThat(gateway.read(telling(start + "\"userFile\":{\"payload\":{}}}"), account))
        .extracting(happened -> ((Happened.Received) happened).text())
        .containsExactly("");
    assertThat(gateway.read(telling(start + "\"location\":{\"latitude\":1}}"), account)).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"DELIVERED", "READ"})
  void what_became_of_our_message_is_known_by_our_own_id(String type) {
    UUID own = UUID.randomUUID();
    WebhookRequest request = google.event(PHONE, type, own.toString());

    assertThat(gateway.read(request, account))
        .containsExactly(
            new Happened.Reported(
                PHONE + "/" + told(request).path("eventId").asText(),
                own.toString(),
                own,
                MessageState.valueOf(type),
                null,
                null,
                NOW));
  }

  @Test
  void who_wants_no_more_says_so_and_who_wants_more_too() {
    WebhookRequest stop = google.event(PHONE, "UNSUBSCRIBE", null);
    WebhookRequest start = google.event(PHONE, "SUBSCRIBE", null);

    assertThat(gateway.read(stop, account))
        .containsExactly(
            new Happened.ConsentSaid(
                PHONE + "/" + told(stop).path("eventId").asText(),
                PHONE,
                false,
                "UNSUBSCRIBE",
                false));
    assertThat(gateway.read(start, account))
        .extracting(happened -> ((Happened.ConsentSaid) happened).wanted())
        .containsExactly(true);
  }

  @Test
  void typing_and_what_is_not_known_is_nothing() {
    assertThat(gateway.read(google.event(PHONE, "IS_TYPING", null), account)).isEmpty();
    assertThat(gateway.read(telling("{\"eventType\":\"AGENT_LAUNCHED\"}"), account)).isEmpty();
    assertThat(gateway.read(telling("{}"), account)).isEmpty();
  }

  @Test
  void ids_of_two_contacts_are_different_and_none_is_too_long() {
    String one = "{\"senderPhoneNumber\":\"+1\",\"messageId\":\"%s\",\"text\":\"a\"}";
    String two = "{\"senderPhoneNumber\":\"+2\",\"messageId\":\"%s\",\"text\":\"a\"}";

    assertThat(key(one.formatted("m"))).isNotEqualTo(key(two.formatted("m")));
    assertThat(key(one.formatted("m".repeat(500)))).hasSizeLessThanOrEqualTo(200);
    assertThat(key(one.formatted("m".repeat(500))))
        .isNotEqualTo(key(one.formatted("m".repeat(501))));
  }

  private String key(String told) {
    return gateway.read(telling(told), account).get(0).key();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"text\":\"Hello\",\"messageId\":\"m\"}",
        "{\"text\":\"Hello\",\"senderPhoneNumber\":\"+1\"}",
        "{\"eventType\":\"READ\",\"eventId\":\"e\",\"senderPhoneNumber\":\"+1\"}"
      })
  void what_lacks_something_is_said(String told) {
    assertThatThrownBy(() -> gateway.read(telling(told), account))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("has no");
  }

  @Test
  void a_text_that_has_the_id_of_an_event_is_read_too() {
    List<Happened> all =
        gateway.read(
            telling("{\"senderPhoneNumber\":\"+1\",\"eventId\":\"e\",\"text\":\"Hi\"}"), account);

    assertThat(all).extracting(Happened::key).containsExactly("+1/e");
  }
}
