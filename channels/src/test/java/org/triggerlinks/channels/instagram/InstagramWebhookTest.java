package org.triggerlinks.channels.instagram;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.instagram.InstagramTest.OURS;
import static org.triggerlinks.channels.instagram.InstagramTest.SECRET;
import static org.triggerlinks.channels.instagram.InstagramTest.TOKEN;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.meta.MessagingNews;
import org.triggerlinks.model.message.MessageState;

/** What Instagram's webhooks tell. */
class InstagramWebhookTest {

  private static final URI URL = URI.create("https://go.example/in/instagram/main-street");
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00.123Z");
  private static final String ANN = "890123456789012";

  private final InstagramStandIn standIn = new InstagramStandIn(0, OURS, TOKEN, SECRET);
  private final Instagram instagram = new Instagram();
  private final Account account = InstagramTest.account(Map.of());
  private final MessagingNews news = standIn.news();

  @AfterEach
  void close() {
    standIn.close();
  }

  private List<Happened> read(ObjectNode... events) {
    return instagram.read(standIn.posts(URL, events), account);
  }

  @Test
  void a_signed_webhook_is_kept() {
    WebhookRequest request = standIn.posts(URL, news.text(ANN, "aWdf1", "Hallå", NOW));

    assertThat(instagram.receive(request, account)).isEqualTo(WebhookReply.kept());
    assertThat(instagram.read(request, account))
        .containsExactly(
            new Happened.Received("in:aWdf1", ANN, OURS, "aWdf1", null, "Hallå", NOW, false));
  }

  @Test
  void a_message_that_was_taken_back_has_to_go() {
    assertThat(read(news.takenBack(ANN, "aWdf1", NOW)))
        .containsExactly(new Happened.TakenBack("del:aWdf1", "aWdf1"));
  }

  @Test
  void a_message_that_was_seen_is_read() {
    assertThat(read(news.read(ANN, "aWdf9", NOW)))
        .containsExactly(
            new Happened.Reported(
                "st:aWdf9:read", "aWdf9", null, MessageState.READ, null, null, NOW));
  }

  @Test
  void a_tap_on_an_ice_breaker_is_an_answer() {
    assertThat(read(news.postback(ANN, "aWdf2", "When are you open?", "HOURS", NOW)))
        .containsExactly(
            new Happened.Received(
                "in:aWdf2", ANN, OURS, "aWdf2", null, "When are you open?", NOW, false));
  }

  @Test
  void echoes_and_what_has_no_words_are_left_out() {
    assertThat(read(news.echo(ANN, "aWdf3", "Hi", NOW), news.picture(ANN, "aWdf4", NOW))).isEmpty();
  }

  @Test
  void an_id_that_is_too_long_to_keep_is_the_same_wherever_it_comes_from() {
    String mid = "aWdf" + "Z".repeat(300);
    List<Happened> happened =
        read(news.text(ANN, mid, "Hello", NOW), news.takenBack(ANN, mid, NOW));

    assertThat(happened).extracting(Happened::key).allMatch(key -> key.length() <= 200);
    assertThat(((Happened.TakenBack) happened.get(1)).providerId())
        .isEqualTo(((Happened.Received) happened.get(0)).providerId())
        .hasSize(64);
  }
}
