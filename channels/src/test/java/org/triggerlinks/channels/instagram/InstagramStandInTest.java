package org.triggerlinks.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.instagram.InstagramTest.OURS;
import static org.triggerlinks.channels.instagram.InstagramTest.SECRET;
import static org.triggerlinks.channels.instagram.InstagramTest.TOKEN;

import com.fasterxml.jackson.databind.JsonNode;
import com.restfb.FacebookClient;
import com.restfb.Parameter;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.send.IdMessageRecipient;
import com.restfb.types.send.Message;
import com.restfb.types.send.SendResponse;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.messaging.MessagingItem;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Wire;
import org.triggerlinks.channels.meta.GraphKeys;
import org.triggerlinks.channels.meta.MessagingNews;
import org.triggerlinks.channels.meta.RestFb;

/** The stand-in answers RestFB as Meta does, RestFB reads its webhooks, and sends what we send. */
class InstagramStandInTest {

  private static final String TO = "890123456789012";
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.123Z");

  private final InstagramStandIn standIn = new InstagramStandIn(0, OURS, TOKEN, SECRET);
  private final FacebookClient restfb = RestFb.client(standIn.url(), TOKEN, SECRET);

  @AfterEach
  void close() {
    standIn.close();
  }

  private SendResponse send(String to, String text) {
    return restfb.publish(
        "me/messages",
        SendResponse.class,
        Parameter.with("recipient", new IdMessageRecipient(to)),
        Parameter.with("message", new Message(text)));
  }

  @Test
  void restfb_reads_the_message_that_was_taken() {
    SendResponse response = send(TO, "Grüße & more");

    assertThat(standIn.taken())
        .singleElement()
        .satisfies(taken -> assertThat(taken.id()).isEqualTo(response.getMessageId()));
    assertThat(response.getRecipientId()).isEqualTo(TO);
  }

  @Test
  void our_request_is_that_of_restfb() {
    String text = "Grüße & 100 % +1 = \uD83D\uDE00\nhttps://go.example/Ab3-x9?a=b";
    try (Wire wire =
        Wire.of(InstagramTest.account(Map.of(GraphKeys.API_URL, standIn.url().toString())))) {
      wire.send(TO, text);
    }
    send(TO, text);

    JsonNode ours = standIn.taken().get(0).body();
    JsonNode theirs = standIn.taken().get(1).body();
    assertThat(ours).isEqualTo(theirs);
  }

  @Test
  void restfb_reads_what_is_wrong() {
    assertThatThrownBy(() -> send("nobody", "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> assertThat(failure.getErrorSubcode()).isEqualTo(2018001));
    assertThatThrownBy(() -> send(TO, "é".repeat(501)))
        .hasMessageContaining("Length of param message[text]");
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void restfb_reads_the_webhooks() {
    MessagingNews news = standIn.news();
    WebhookObject told =
        RestFb.read(
            standIn.posts(
                URI.create("https://go.example/in"),
                news.text(TO, "aWdf1", "Hallå", NOW),
                news.takenBack(TO, "aWdf1", NOW),
                news.read(TO, "aWdf9", NOW)));

    assertThat(told.getObject()).isEqualTo("instagram");
    assertThat(told.getEntryList().get(0).getId()).isEqualTo(OURS);
    List<MessagingItem> items = told.getEntryList().get(0).getMessaging();
    assertThat(items).allMatch(item -> item.getTimestamp().toInstant().equals(NOW));
    assertThat(items.get(0).getMessage().getText()).isEqualTo("Hallå");
    assertThat(items.get(1).getMessage().getMid()).isEqualTo("aWdf1");
    assertThat(items.get(1).getMessage().getIsDeleted()).isTrue();
    assertThat(items.get(2).getRead().getMid()).isEqualTo("aWdf9");
  }
}
