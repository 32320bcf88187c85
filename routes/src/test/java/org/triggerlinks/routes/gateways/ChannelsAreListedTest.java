package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.Reply;
import org.triggerlinks.channels.telegram.TelegramStandIn;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.promises.RunningService;

/** What the API says of a location's channels. */
class ChannelsAreListedTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TOKEN = "123456:secret-of-the-bot";
  private static final String WORD = "a-word-of-our-own";

  @TempDir Path folder;

  private TelegramStandIn telegram;
  private RunningService service;
  private String at;

  @BeforeEach
  void start() throws IOException {
    telegram = new TelegramStandIn(0, TOKEN, WORD, ServiceClock.system());
    Map<String, String> settings =
        new HashMap<>(TwilioAccount.of("elsewhere", URI.create("http://127.0.0.1:9")));
    settings.put("base-url", "https://go.example.com/");
    settings.put("channels.telegram.bot-token", TOKEN);
    settings.put("channels.telegram.webhook-secret", WORD);
    settings.put("channels.telegram.api-url", telegram.url().toString());
    service = new RunningService(folder, settings);
    at = service.location();
  }

  @AfterEach
  void stop() {
    service.close();
    telegram.close();
  }

  @Test
  void each_channel_says_by_what_a_location_sends_and_what_to_enter_at_the_provider()
      throws IOException {
    JsonNode ours = channel("telegram");
    assertThat(ours.path("gateway").asText()).isEqualTo("telegram");
    assertThat(ours.path("own_account").asBoolean()).isFalse();
    assertThat(ours.path("reaches_people").asBoolean()).as("it is a stand-in").isFalse();
    assertThat(ours.path("webhook").asText()).isEqualTo("https://go.example.com/in/telegram");
    assertThat(ours.path("limits")).isNotEmpty();
    assertThat(ours.path("stopped").isNull()).isTrue();

    JsonNode others = channel("sms");
    assertThat(others.path("own_account").asBoolean()).isFalse();
    assertThat(others.path("gateway").asText())
        .as("the account is elsewhere's")
        .isEqualTo("sandbox");
    assertThat(others.path("webhook").isNull()).isTrue();
    service.visitor().post("/locations", Map.of("name", "Elsewhere", "slug", "elsewhere"));
    at = "?location=elsewhere";
    assertThat(channel("sms").path("gateway").asText()).isEqualTo("twilio");
    assertThat(channel("sms").path("own_account").asBoolean()).isTrue();
    assertThat(channel("sms").path("webhook").asText())
        .isEqualTo("https://go.example.com/in/sms/elsewhere");
    assertThat(service.visitor().get("/channels" + at).body().toString())
        .doesNotContain("secret-of-the-bot", WORD, TwilioAccount.TOKEN);
  }

  @Test
  void a_channel_that_the_provider_does_not_let_send_says_why() throws IOException {
    telegram.next(
        new Mood.Failing(
            Reply.json(401, "{\"ok\":false,\"error_code\":401,\"description\":\"Unauthorized\"}")));
    String contact =
        service
            .visitor()
            .post(
                "/contacts" + at,
                Map.of("first_name", "Ada", "addresses", Map.of("telegram", "77")))
            .text("/id");
    service
        .visitor()
        .post(
            "/messages" + at,
            Map.of("contact_id", contact, "channel", "telegram", "text", "Hello"));
    await().atMost(SOON).until(() -> !channel("telegram").path("stopped").isNull());

    assertThat(channel("telegram").path("stopped").asText())
        .startsWith("It is stopped until it is mended: ")
        .contains("Unauthorized")
        .doesNotContain("secret");
  }

  private JsonNode channel(String name) throws IOException {
    for (JsonNode channel : service.visitor().get("/channels" + at).items()) {
      if (channel.path("name").asText().equals(name)) {
        return channel;
      }
    }
    throw new IllegalStateException("There is no channel " + name);
  }
}
