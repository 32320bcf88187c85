package org.triggerlinks.channels.messenger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.messenger.MessengerTest.PAGE;
import static org.triggerlinks.channels.messenger.MessengerTest.SECRET;
import static org.triggerlinks.channels.messenger.MessengerTest.TOKEN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.restfb.FacebookClient;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.send.SendResponse;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.messaging.MessagingItem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.meta.GraphStandIn;
import org.triggerlinks.channels.meta.MessagingNews;
import org.triggerlinks.channels.meta.RestFb;

/** The stand-in answers RestFB as Meta does, and RestFB reads its webhooks. */
class MessengerStandInTest {

  private static final String TO = "6789012345678901";
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.123Z");

  private final MessengerStandIn standIn = new MessengerStandIn(0, PAGE, TOKEN, SECRET);
  private final FacebookClient restfb = MessengerJudge.client(standIn.url(), TOKEN, SECRET);

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void restfb_reads_the_message_that_was_taken() {
    SendResponse response = MessengerJudge.send(restfb, PAGE, TO, "Grüße & more");

    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.id()).isEqualTo(response.getMessageId());
              assertThat(taken.body().at("/message/text").asText("")).isEqualTo("Grüße & more");
            });
    assertThat(response.getRecipientId()).isEqualTo(TO);
  }

  @ParameterizedTest(name = "{2}/{3}")
  @CsvSource({
    "1234567890, nobody, 100, 2018001",
    "999, 6789012345678901, 100, 33",
  })
  void restfb_reads_what_is_wrong(String page, String to, int code, int subcode) {
    assertThatThrownBy(() -> MessengerJudge.send(restfb, page, to, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> {
              assertThat(failure.getErrorCode()).isEqualTo(code);
              assertThat(failure.getErrorSubcode()).isEqualTo(subcode);
            });
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void restfb_reads_an_error_of_another_day() {
    standIn.next(GraphStandIn.failing(400, 10, 2018278, "This message is sent outside"));

    assertThatThrownBy(() -> MessengerJudge.send(restfb, PAGE, TO, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> {
              assertThat(failure.getErrorCode()).isEqualTo(10);
              assertThat(failure.getErrorSubcode()).isEqualTo(2018278);
              assertThat(failure.getErrorMessage()).isEqualTo("This message is sent outside");
            });
  }

  @Test
  void a_text_that_is_too_long_is_not_taken() {
    assertThatThrownBy(() -> MessengerJudge.send(restfb, PAGE, TO, "x".repeat(2001)))
        .hasMessageContaining("Length of param message[text]");
  }

  @Test
  void who_has_the_wrong_token_or_secret_gets_in_with_nothing() {
    FacebookClient guesser = MessengerJudge.client(standIn.url(), "guess", SECRET);
    FacebookClient forger = MessengerJudge.client(standIn.url(), TOKEN, "guess");

    assertThatThrownBy(() -> MessengerJudge.send(guesser, PAGE, TO, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> assertThat(failure.getErrorCode()).isEqualTo(190));
    assertThatThrownBy(() -> MessengerJudge.send(forger, PAGE, TO, "Hello"))
        .hasMessageContaining("Invalid appsecret_proof");
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void restfb_proves_the_secret_where_that_is_asked_for() {
    standIn.askForProof();

    assertThat(MessengerJudge.send(restfb, PAGE, TO, "Hello").getMessageId()).startsWith("m_");
  }

  @Test
  void restfb_reads_the_webhooks() {
    MessagingNews news = standIn.news();
    ObjectNode[] events = {
      news.text(TO, "m_1", "äöå \uD83D\uDE00", NOW),
      news.echo(TO, "m_2", "Hi", NOW),
      news.postback(TO, "m_3", "Yes", "YES", NOW),
      news.delivered(TO, List.of("m_7", "m_8"), NOW),
      news.readUpTo(TO, NOW, NOW),
      news.takenBack(TO, "m_1", NOW),
    };
    WebhookObject told = RestFb.read(standIn.posts(URI.create("https://go.example/in"), events));

    assertThat(told.getObject()).isEqualTo("page");
    assertThat(told.getEntryList())
        .singleElement()
        .satisfies(entry -> assertThat(entry.getId()).isEqualTo(PAGE));
    List<MessagingItem> items = told.getEntryList().get(0).getMessaging();
    assertThat(items).allMatch(item -> item.getTimestamp().toInstant().equals(NOW));
    MessagingItem text = items.get(0);
    assertThat(text.getSender().getId()).isEqualTo(TO);
    assertThat(text.getRecipient().getId()).isEqualTo(PAGE);
    assertThat(text.getMessage().getMid()).isEqualTo("m_1");
    assertThat(text.getMessage().getText()).isEqualTo("äöå \uD83D\uDE00");
    assertThat(items.get(1).getMessage().isEcho()).isTrue();
    assertThat(items.get(1).getSender().getId()).isEqualTo(PAGE);
    assertThat(items.get(2).getPostback().getTitle()).isEqualTo("Yes");
    assertThat(items.get(2).getPostback().getMid()).isEqualTo("m_3");
    assertThat(items.get(3).getDelivery().getMids()).containsExactly("m_7", "m_8");
    assertThat(items.get(4).getRead().getWatermark()).isEqualTo("1795780800123");
  }
}
