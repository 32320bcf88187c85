package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.telegram.TelegramStandIn;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.promises.RunningService;

/**
 * A channel that is none of the six needs its folder, one line and its keys: rules, contacts and
 * the API know it then.
 */
class ASeventhChannelTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOKEN = "123456:secret-of-the-bot";
  private static final String SECRET = "a-word-of-our-own";

  private static final String ECHO =
      """
      package workflows.echo
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      // re-entry: always
      rule "Answer"
      when
          MessageReceived( channel == "telegram", $text : text )
      then
          insert( send( "telegram", "You wrote: " + $text ) );
      end
      """;

  @TempDir Path folder;

  private TelegramStandIn telegram;
  private RunningService service;
  private String at;

  @BeforeEach
  void start() throws IOException {
    telegram = new TelegramStandIn(0, TOKEN, SECRET, ServiceClock.system());
    service =
        new RunningService(
            folder,
            Map.of(
                "channels.telegram.bot-token", TOKEN,
                "channels.telegram.webhook-secret", SECRET,
                "channels.telegram.api-url", telegram.url().toString()));
    at = service.location();
    service.workflow(at, "echo", ECHO);
  }

  @AfterEach
  void stop() {
    service.close();
    telegram.close();
  }

  @Test
  void who_writes_becomes_a_contact_and_is_answered_by_a_rule() throws IOException {
    URI webhook = URI.create("http://localhost:%d/in/telegram".formatted(service.port()));
    for (int i = 0; i < 2; i++) {
      assertThat(telegram.hears(webhook, 9, "77", "Ada", "Hällo")).isEqualTo(200);
    }

    await().atMost(SOON).until(() -> !telegram.taken().isEmpty());
    service.quiet();
    assertThat(telegram.taken())
        .containsExactly(new TelegramStandIn.Taken("77", "You wrote: Hällo"));
    JsonNode ada = ada();
    assertThat(ada.path("first_name").asText()).isEqualTo("Ada");
    assertThat(
            service
                .visitor()
                .get("/messages" + at + "&channel=telegram&contact_id=" + ada.path("id").asText())
                .items())
        .extracting(message -> message.path("direction").asText())
        .containsExactly("OUT", "IN");
  }

  @Test
  void a_link_in_a_message_leads_back_to_the_contact() throws IOException {
    service.link(at, "sale", false);
    String contact =
        service
            .visitor()
            .post(
                "/contacts" + at,
                Map.of("first_name", "Ben", "addresses", Map.of("telegram", "78")))
            .text("/id");
    service
        .visitor()
        .post(
            "/messages" + at,
            Map.of("contact_id", contact, "channel", "telegram", "text", "{{link.sale}}"));
    service.quiet();

    assertThat(telegram.taken()).hasSize(1);
    assertThat(service.visitor().open(telegram.taken().get(0).text()).statusCode()).isEqualTo(302);
    await()
        .atMost(SOON)
        .until(
            () ->
                service
                    .visitor()
                    .get("/contacts/" + contact + "/timeline" + at)
                    .body()
                    .toString()
                    .contains("link_clicked"));
  }

  private JsonNode ada() throws IOException {
    for (JsonNode contact : service.visitor().get("/contacts" + at).items()) {
      if (contact.at("/addresses/telegram").asText().equals("77")) {
        return contact;
      }
    }
    throw new IllegalStateException("Nobody has this address.");
  }
}
