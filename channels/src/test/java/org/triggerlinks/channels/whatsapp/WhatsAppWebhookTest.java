package org.triggerlinks.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.NUMBER_ID;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.SECRET;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.TOKEN;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.model.message.MessageState;

/** What WhatsApp's webhooks tell. */
class WhatsAppWebhookTest {

  private static final URI URL = URI.create("https://go.example/in/whatsapp/main-street");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
  private static final String ANN = "16505551234";

  private final WhatsAppStandIn standIn = new WhatsAppStandIn(0, NUMBER_ID, TOKEN, SECRET);
  private final WhatsApp whatsapp = new WhatsApp();
  private final Account account = WhatsAppTest.account(standIn);
  private final WhatsAppNews news = standIn.news();

  @AfterEach
  void close() {
    standIn.close();
  }

  private List<Happened> read(ObjectNode... changes) {
    return whatsapp.read(standIn.posts(URL, changes), account);
  }

  private static Happened received(String from, String id, String text) {
    return new Happened.Received("in:" + id, from, NUMBER_ID, id, "Ann", text, NOW, false);
  }

  @Test
  void a_signed_webhook_is_kept() {
    WebhookRequest request = standIn.posts(URL, news.text(ANN, "Ann", "wamid.1", "Grüße", NOW));

    assertThat(whatsapp.receive(request, account)).isEqualTo(WebhookReply.kept());
    assertThat(whatsapp.read(request, account))
        .containsExactly(received("+16505551234", "wamid.1", "Grüße"));
  }

  @Test
  void everything_in_a_batch_is_read_in_its_order() {
    assertThat(
            read(
                news.status(ANN, "wamid.7", "sent", NOW),
                news.reply(ANN, "Ann", "wamid.1", "button_reply", "Yes", NOW),
                news.status(ANN, "wamid.7", "read", NOW),
                news.reply(ANN, "Ann", "wamid.2", "list_reply", "Friday", NOW),
                news.status(ANN, "wamid.8", "delivered", NOW),
                news.button(ANN, "Ann", "wamid.3", "Tell me more", NOW)))
        .containsExactly(
            reported("wamid.7", "sent", MessageState.SENT),
            received("+16505551234", "wamid.1", "Yes"),
            reported("wamid.7", "read", MessageState.READ),
            received("+16505551234", "wamid.2", "Friday"),
            reported("wamid.8", "delivered", MessageState.DELIVERED),
            received("+16505551234", "wamid.3", "Tell me more"));
  }

  private static Happened reported(String id, String status, MessageState state) {
    return new Happened.Reported(
        "st:%s:%s".formatted(id, status), id, null, state, null, null, NOW);
  }

  @Test
  void who_hides_the_number_is_known_by_the_user_id() {
    assertThat(read(news.text("US.13491208655302741918", "Ann", "wamid.1", "Hello", NOW)))
        .containsExactly(received("US.13491208655302741918", "wamid.1", "Hello"));
  }

  @Test
  void a_user_id_in_the_place_of_a_number_is_no_number() {
    ObjectNode change = news.text(ANN, "Ann", "wamid.1", "Hello", NOW);
    ((ObjectNode) change.at("/value/messages/0")).put("from", "US.1234");
    ((ObjectNode) change.at("/value/contacts/0")).put("wa_id", "US.1234");

    assertThat(read(change)).containsExactly(received("US.1234", "wamid.1", "Hello"));
  }

  @Test
  void the_button_that_stops_promotions_is_no_answer() {
    assertThat(read(news.button(ANN, "Ann", "wamid.1", "Stop promotions", NOW)))
        .containsExactly(
            new Happened.ConsentSaid(
                "in:wamid.1", "+16505551234", false, "Stop promotions", false));
    assertThat(read(news.text(ANN, "Ann", "wamid.2", "Stop promotions", NOW)))
        .containsExactly(received("+16505551234", "wamid.2", "Stop promotions"));
  }

  @Test
  void whatsapps_own_switch_says_who_wants_marketing() {
    assertThat(read(news.marketing(ANN, false, NOW), news.marketing(ANN, true, NOW.plusSeconds(9))))
        .containsExactly(
            new Happened.ConsentSaid(
                "co:16505551234:1795780800:stop",
                "+16505551234",
                false,
                "User requested to stop marketing messages",
                true),
            new Happened.ConsentSaid(
                "co:16505551234:1795780809:resume",
                "+16505551234",
                true,
                "User requested to resume marketing messages",
                true));
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "image     | {\"id\":\"1\",\"caption\":\"Like this?\"} | Like this?",
        "document  | {\"id\":\"1\",\"caption\":\"my receipt\"} | my receipt",
        "interactive | {\"type\":\"nfm_reply\",\"nfm_reply\":{\"body\":\"Sent\"}} | Sent",
        "image     | {\"id\":\"1\"} |",
        "audio     | {\"id\":\"1\",\"voice\":true} |",
        "sticker   | {\"id\":\"1\"} |",
        "location  | {\"latitude\":1.5,\"longitude\":2.5} |",
        "reaction  | {\"message_id\":\"wamid.7\",\"emoji\":\"x\"} |",
        "system    | {\"body\":\"Ann changed the number\",\"type\":\"user_changed_number\"} |",
        "unsupported | {} |",
        "interactive | {\"type\":\"call_permission_reply\"} |",
        "text      | {\"body\":\"  \"} |",
        "text      | null |",
      })
  void words_are_answers_and_nothing_else_is(String type, String content, String text)
      throws Exception {
    List<Happened> happened =
        read(news.message(ANN, "Ann", "wamid.1", type, new ObjectMapper().readTree(content), NOW));

    if (text == null) {
      assertThat(happened).isEmpty();
    } else {
      assertThat(happened).containsExactly(received("+16505551234", "wamid.1", text));
    }
  }

  @Test
  void what_concerns_another_number_or_a_group_is_left_out() {
    ObjectNode group = news.text(ANN, "Ann", "wamid.2", "Hello all", NOW);
    ((ObjectNode) group.at("/value/messages/0")).put("group_id", "Y2FwaV9ncm91cDox");
    ObjectNode other = new WhatsAppNews("999").text(ANN, "Ann", "wamid.1", "Hello", NOW);
    ObjectNode template = news.text(ANN, "Ann", "wamid.3", "Hello", NOW);
    template.put("field", "message_template_status_update");

    assertThat(read(other, group, template, news.status(ANN, "wamid.7", "deleted", NOW))).isEmpty();
  }

  @Test
  void a_failure_without_a_reason_is_a_failure() {
    assertThat(read(news.status(ANN, "wamid.9", "failed", NOW)))
        .containsExactly(
            new Happened.Reported(
                "st:wamid.9:failed",
                "wamid.9",
                null,
                MessageState.FAILED,
                "refused",
                "WhatsApp does not say why.",
                NOW));
  }
}
