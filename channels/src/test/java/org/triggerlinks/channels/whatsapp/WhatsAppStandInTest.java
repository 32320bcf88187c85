package org.triggerlinks.channels.whatsapp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.NUMBER_ID;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.SECRET;
import static org.triggerlinks.channels.whatsapp.WhatsAppTest.TOKEN;

import com.restfb.FacebookClient;
import com.restfb.exception.FacebookOAuthException;
import com.restfb.types.webhook.Change;
import com.restfb.types.webhook.WebhookObject;
import com.restfb.types.webhook.whatsapp.WhatsappMessagesValue;
import com.restfb.types.whatsapp.platform.Message;
import com.restfb.types.whatsapp.platform.Status;
import com.restfb.types.whatsapp.platform.SuccessfulResponse;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.channels.meta.RestFb;

/** The stand-in answers RestFB as WhatsApp does, and RestFB reads its webhooks. */
class WhatsAppStandInTest {

  private static final String TO = "16505551234";
  private static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");

  private final WhatsAppStandIn standIn = new WhatsAppStandIn(0, NUMBER_ID, TOKEN, SECRET);
  private final FacebookClient restfb = WhatsAppJudge.client(standIn.url(), TOKEN, SECRET);

  @AfterEach
  void close() {
    standIn.close();
  }

  @Test
  void restfb_reads_the_message_that_was_taken() {
    SuccessfulResponse response = WhatsAppJudge.send(restfb, NUMBER_ID, TO, "Grüße & more");

    assertThat(response.getMessages())
        .singleElement()
        .satisfies(message -> assertThat(message.getId()).startsWith("wamid.HBgL"));
    assertThat(response.getContacts())
        .singleElement()
        .satisfies(
            contact -> {
              assertThat(contact.getInput()).isEqualTo(TO);
              assertThat(contact.getWaId()).isEqualTo(TO);
            });
    assertThat(standIn.taken())
        .singleElement()
        .satisfies(
            taken -> {
              assertThat(taken.id()).isEqualTo(response.getMessages().get(0).getId());
              assertThat(taken.body().at("/text/body").asText("")).isEqualTo("Grüße & more");
            });
  }

  @ParameterizedTest(name = "{2}")
  @CsvSource({
    "106540352242922, nobody, 131009",
    "106540352242922, '', 100",
    "999, 16505551234, 100",
  })
  void restfb_reads_what_is_wrong(String number, String to, int code) {
    assertThatThrownBy(() -> WhatsAppJudge.send(restfb, number, to, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> assertThat(failure.getErrorCode()).isEqualTo(code));
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void restfb_reads_an_error_of_another_day() {
    standIn.next(
        WhatsAppStandIn.failing(400, 131047, "Re-engagement message", "More than 24 hours"));

    assertThatThrownBy(() -> WhatsAppJudge.send(restfb, NUMBER_ID, TO, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> {
              assertThat(failure.getErrorCode()).isEqualTo(131047);
              assertThat(failure.getErrorMessage()).isEqualTo("(#131047) Re-engagement message");
            });
  }

  @Test
  void who_has_the_wrong_token_gets_in_with_nothing() {
    FacebookClient guesser = WhatsAppJudge.client(standIn.url(), "guess", SECRET);

    assertThatThrownBy(() -> WhatsAppJudge.send(guesser, NUMBER_ID, TO, "Hello"))
        .isInstanceOfSatisfying(
            FacebookOAuthException.class,
            failure -> assertThat(failure.getErrorCode()).isEqualTo(190));
    assertThat(standIn.taken()).isEmpty();
  }

  @Test
  void restfb_reads_the_webhooks() {
    WhatsAppNews news = standIn.news();
    WebhookObject told =
        RestFb.read(
            standIn.posts(
                URI.create("https://go.example/in"),
                news.text(TO, "Ann", "wamid.1", "Grüße", NOW),
                news.button(TO, "Ann", "wamid.2", "Stop promotions", NOW),
                news.reply(TO, "Ann", "wamid.3", "list_reply", "Friday", NOW),
                news.status(TO, "wamid.7", "read", NOW),
                news.failed(TO, "wamid.8", 131047, "Re-engagement message", "24 hours", NOW)));

    assertThat(told.getObject()).isEqualTo("whatsapp_business_account");
    List<WhatsappMessagesValue> values =
        told.getEntryList().get(0).getChanges().stream()
            .map(Change::getValue)
            .map(WhatsappMessagesValue.class::cast)
            .toList();
    assertThat(values).allMatch(value -> value.getMetadata().getPhoneNumberId().equals(NUMBER_ID));
    assertThat(values.get(0).getContacts().get(0).getProfile().getName()).isEqualTo("Ann");
    assertThat(values.get(0).getContacts().get(0).getWaId()).isEqualTo(TO);
    Message text = values.get(0).getMessages().get(0);
    assertThat(text.getFrom()).isEqualTo(TO);
    assertThat(text.getId()).isEqualTo("wamid.1");
    assertThat(text.getText().getBody()).isEqualTo("Grüße");
    assertThat(text.getTimestamp().toInstant()).isEqualTo(NOW);
    assertThat(values.get(1).getMessages().get(0).getButton().getText())
        .isEqualTo("Stop promotions");
    assertThat(values.get(2).getMessages().get(0).getInteractive().getListReply().getTitle())
        .isEqualTo("Friday");
    Status read = values.get(3).getStatuses().get(0);
    assertThat(read.getId()).isEqualTo("wamid.7");
    assertThat(read.getStatus()).hasToString("read");
    assertThat(read.getTimestamp().toInstant()).isEqualTo(NOW);
    assertThat(values.get(4).getStatuses().get(0).getErrors().get(0).getCode()).isEqualTo("131047");
  }
}
