package org.triggerlinks.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.messenger.MessengerTest.PAGE;
import static org.triggerlinks.channels.messenger.MessengerTest.SECRET;
import static org.triggerlinks.channels.messenger.MessengerTest.TOKEN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.meta.HubSignature;
import org.triggerlinks.channels.meta.MessagingNews;
import org.triggerlinks.model.message.MessageState;

/** What Messenger's webhooks tell. */
class MessengerWebhookTest {

  private static final URI URL = URI.create("https://go.example/in/messenger/main-street");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.123Z");
  private static final String ANN = "6789012345678901";

  private final MessengerStandIn standIn = new MessengerStandIn(0, PAGE, TOKEN, SECRET);
  private final Messenger messenger = new Messenger();
  private final Account account = MessengerTest.account(standIn, Map.of());
  private final MessagingNews news = standIn.news();

  @AfterEach
  void close() {
    standIn.close();
  }

  private List<Happened> read(ObjectNode... events) {
    return messenger.read(standIn.posts(URL, events), account);
  }

  private List<Happened> read(String body) {
    return messenger.read(request("POST", body), account);
  }

  private WebhookRequest request(String method, String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    String signature = HubSignature.of(SECRET, bytes);
    return new WebhookRequest(method, URL, Map.of(HubSignature.HEADER, signature), bytes);
  }

  @Test
  void a_signed_webhook_is_kept_and_its_letters_are_ascii() {
    WebhookRequest request = standIn.posts(URL, news.text(ANN, "m_1", "äöå \uD83D\uDE00", NOW));

    assertThat(request.text()).contains("\\u00e4\\u00f6\\u00e5 \\ud83d\\ude00");
    assertThat(messenger.receive(request, account)).isEqualTo(WebhookReply.kept());
    assertThat(messenger.read(request, account))
        .containsExactly(
            new Happened.Received(
                "in:m_1", ANN, PAGE, "m_1", null, "äöå \uD83D\uDE00", NOW, false));
  }

  @Test
  void whatever_is_not_signed_by_this_app_is_refused() {
    MessengerStandIn stranger = new MessengerStandIn(0, PAGE, TOKEN, "another secret");
    WebhookRequest forged = stranger.posts(URL, news.text(ANN, "m_1", "Hello", NOW));
    stranger.close();

    assertThat(messenger.receive(forged, account))
        .satisfies(
            reply -> {
              assertThat(reply.status()).isEqualTo(403);
              assertThat(reply.keep()).isFalse();
            });
    assertThat(messenger.receive(request("PUT", "{}"), account).status()).isEqualTo(405);
  }

  @Test
  void the_handshake_is_answered_and_not_kept() {
    WebhookRequest right = GraphStandIn.handshake(URL, "sesame", "1158201444");
    WebhookRequest wrong = GraphStandIn.handshake(URL, "guess", "1158201444");

    assertThat(messenger.receive(right, account)).isEqualTo(WebhookReply.answered("1158201444"));
    assertThat(messenger.receive(wrong, account).status()).isEqualTo(403);
  }

  @Test
  void everything_in_a_batch_is_read_in_its_order() {
    assertThat(
            read(
                news.text(ANN, "m_1", "Hello", NOW),
                news.delivered(ANN, List.of("m_7", "m_8"), NOW),
                news.readUpTo(ANN, NOW.minusSeconds(60), NOW),
                news.postback(ANN, "m_2", "Yes, please", "YES", NOW),
                news.takenBack(ANN, "m_1", NOW)))
        .containsExactly(
            new Happened.Received("in:m_1", ANN, PAGE, "m_1", null, "Hello", NOW, false),
            arrived("m_7"),
            arrived("m_8"),
            new Happened.ReadUpTo("rd:" + ANN + ":1795780740123", ANN, NOW.minusSeconds(60)),
            new Happened.Received("in:m_2", ANN, PAGE, "m_2", null, "Yes, please", NOW, false),
            new Happened.TakenBack("del:m_1", "m_1"));
  }

  private static Happened arrived(String mid) {
    return new Happened.Reported(
        "st:" + mid + ":delivered", mid, null, MessageState.DELIVERED, null, null, NOW);
  }

  @Test
  void echoes_and_what_has_no_words_are_left_out() {
    ObjectNode unmarked = news.text(PAGE, "m_3", "We wrote this ourselves", NOW);
    ObjectNode marked = news.text(ANN, "m_4", "We wrote this, too", NOW);
    ((ObjectNode) marked.path("message")).put("is_echo", true);

    assertThat(read(news.echo(ANN, "m_1", "Hi", NOW), unmarked, marked)).isEmpty();
    assertThat(read(news.picture(ANN, "m_2", NOW))).isEmpty();
  }

  @Test
  void what_concerns_another_page_is_left_out() {
    String other =
        """
        {"object":"page","entry":[
         {"id":"999","time":1,"messaging":[{"sender":{"id":"5"},"recipient":{"id":"999"},
          "timestamp":1795780800123,"message":{"mid":"m_1","text":"not ours"}}]},
         {"id":"1234567890","time":1,"messaging":[{"sender":{"id":"5"},"recipient":{"id":"1234567890"},
          "timestamp":"1795780800","message":{"mid":"m_2","text":"ours"}}]}]}
        """;

    assertThat(read(other))
        .containsExactly(
            new Happened.Received(
                "in:m_2",
                "5",
                PAGE,
                "m_2",
                null,
                "ours",
                Instant.parse("2026-11-27T12:00:00Z"),
                false));
  }

  @Test
  void an_old_postback_without_an_id_has_the_same_key_each_time() {
    ObjectNode postback = news.postback(ANN, "", "Yes", "YES", NOW);
    ((ObjectNode) postback.path("postback")).remove("mid");

    assertThat(read(postback)).isEqualTo(read(postback));
    assertThat(read(postback))
        .extracting(Happened::key)
        .containsExactly("in:pb-" + ANN + "-1795780800123");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"object\":\"page\"}",
        "{\"object\":\"instagram\",\"entry\":[{\"id\":\"1234567890\"}]}",
        "{\"object\":\"page\",\"entry\":{}}",
        "{\"object\":\"page\",\"entry\":[null,1,{\"id\":\"1234567890\",\"messaging\":[null,{},"
            + "{\"sender\":{\"id\":null}},{\"sender\":{\"id\":\"5\"},\"message\":{\"mid\":null,"
            + "\"text\":\"x\"}},{\"sender\":{\"id\":\"5\"},\"delivery\":{\"mids\":[null]}},"
            + "{\"sender\":{\"id\":\"5\"},\"read\":{\"watermark\":\"never\"}}]}]}",
        "{\"object\":\"page\",\"entry\":[{\"id\":\"1234567890\",\"standby\":[{\"sender\":"
            + "{\"id\":\"5\"},\"message\":{\"mid\":\"m_1\",\"text\":\"x\"}}]}]}",
      })
  void what_tells_nothing_is_nothing(String body) {
    assertThat(read(body)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "null", "{\"object\":", "hello"})
  void what_is_no_document_is_told(String body) {
    assertThatThrownBy(() -> read(body))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("The webhook is no JSON");
  }
}
