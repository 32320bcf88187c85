package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.whatsapp.WhatsAppStandIn;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.promises.RunningService;

/** The service with an account at a stand-in of Meta's WhatsApp. */
class WhatsAppTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String NUMBER = "106540352242922";
  private static final String TOKEN = "token-that-is-secret";
  private static final String SECRET = "secret-of-the-app";
  private static final String WORD = "word-of-our-own";

  @TempDir Path folder;

  private WhatsAppStandIn meta;
  private RunningService service;
  private String at;
  private String contact;
  private String phone;
  private int messages;

  @BeforeEach
  void start() throws IOException {
    meta = new WhatsAppStandIn(0, NUMBER, TOKEN, SECRET);
    service =
        new RunningService(
            folder,
            Map.of(
                "channels.whatsapp.phone-number-id", NUMBER,
                "channels.whatsapp.access-token", TOKEN,
                "channels.whatsapp.app-secret", SECRET,
                "channels.whatsapp.verify-token", WORD,
                "channels.whatsapp.api-url", meta.url().toString()));
    at = service.location();
    contact = service.contact(at);
    phone = service.visitor().get("/contacts/" + contact + at).text("/phone");
  }

  @AfterEach
  void stop() {
    service.close();
    meta.close();
  }

  @Test
  void meta_is_let_in_by_our_word_and_its_signature_only() throws IOException {
    assertThat(Post.of(WhatsAppStandIn.handshake(webhook(), WORD, "1158201444")).body())
        .isEqualTo("1158201444");
    assertThat(Post.of(WhatsAppStandIn.handshake(webhook(), "guess", "1")).statusCode())
        .isEqualTo(403);
    try (WhatsAppStandIn stranger = new WhatsAppStandIn(0, NUMBER, TOKEN, "guess")) {
      assertThat(
              Post.of(
                      stranger.posts(
                          webhook(), stranger.news().text(digits(), "Ada", "w", "Hi", now())))
                  .statusCode())
          .isEqualTo(403);
    }
  }

  @Test
  void who_wrote_can_be_answered_for_a_day_and_not_longer() throws IOException {
    writes("Is it open?");
    assertThat(sends("Yes!").path("state").asText()).isEqualTo("SENT");
    assertThat(meta.taken()).hasSize(1);

    service.visitor().post("/sandbox/clock", Map.of("advance", "PT24H"));
    JsonNode late = sends("Still there?");
    assertThat(late.path("state").asText()).isEqualTo("FAILED");
    assertThat(late.path("problem_kind").asText()).isEqualTo("window_closed");
    assertThat(meta.calls()).hasSize(1);

    writes("Hello?");
    assertThat(sends("Yes!").path("state").asText()).isEqualTo("SENT");
  }

  @Test
  void reports_in_the_wrong_order_and_doubled_move_a_message_forward_only() throws IOException {
    writes("Is it open?");
    String id = sends("Yes!").path("id").asText();
    String taken = meta.taken().get(0).id();
    for (String status : new String[] {"read", "delivered", "sent", "read"}) {
      Post.of(meta.posts(webhook(), meta.news().status(digits(), taken, status, now())));
    }

    await().atMost(SOON).until(() -> message(id).path("state").asText().equals("READ"));
    service.quiet();
    assertThat(message(id).path("state").asText()).isEqualTo("READ");
    assertThat(timeline()).containsOnlyOnce("message_delivered").containsOnlyOnce("message_read");
  }

  @Test
  void stop_and_start_are_heard_and_end_whatsapp_only() throws IOException {
    service.workflow(
        at, "stop-words", Files.readString(Path.of("../rules/workflows/stop-words.drl")));
    writes("STOP");
    await().atMost(SOON).until(() -> timeline().contains("dnd_set"));
    assertThat(sends("Hello").path("state").asText()).isEqualTo("HELD_BACK");

    writes("Start");
    await().atMost(SOON).until(() -> timeline().contains("dnd_cleared"));
    assertThat(sends("Hello").path("state").asText()).isEqualTo("SENT");
  }

  private void writes(String text) throws IOException {
    String before = timeline();
    int status =
        Post.of(
                meta.posts(
                    webhook(),
                    meta.news().text(digits(), "Ada", "wamid.in" + ++messages, text, now())))
            .statusCode();
    assertThat(status).isEqualTo(200);
    await().atMost(SOON).until(() -> !timeline().equals(before));
    service.quiet();
  }

  private JsonNode sends(String text) throws IOException {
    String id =
        service
            .visitor()
            .post(
                "/messages" + at,
                Map.of("contact_id", contact, "channel", "whatsapp", "text", text))
            .text("/id");
    service.quiet();
    return message(id);
  }

  private JsonNode message(String id) {
    try {
      return service.visitor().get("/messages/" + id + at).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String timeline() throws IOException {
    return service
        .visitor()
        .get("/contacts/" + contact + "/timeline" + at + "&limit=200")
        .body()
        .toString();
  }

  private String digits() {
    return phone.substring(1);
  }

  private URI webhook() {
    return URI.create("http://localhost:%d/in/whatsapp".formatted(service.port()));
  }

  // Meta's time is the computer's, whatever ours is.
  private static Instant now() {
    return ServiceClock.system().instant();
  }
}
