package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.gbp.RcsStandIn;
import org.triggerlinks.channels.sms.TwilioStandIn;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.promises.RunningService;

/** Each channel has a queue of its own, though all gateways call by the same HTTP client. */
class ASlowProviderDelaysNoOtherChannelTest {

  private static final Logger LOG =
      LoggerFactory.getLogger(ASlowProviderDelaysNoOtherChannelTest.class);

  private static final int EACH = 20;

  // Two texts are on their way at a time: half of them take longer than anything is waited for.
  private static final Duration SLOWNESS = Duration.ofSeconds(8);

  @TempDir Path folder;

  private TwilioStandIn twilio;
  private RcsStandIn google;
  private RunningService service;
  private String at;
  private final List<String> contacts = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    twilio = new TwilioStandIn(0, TwilioAccount.SID, TwilioAccount.TOKEN, ServiceClock.system());
    google = new RcsStandIn(0, "shop_agent", ServiceClock.system());
    Map<String, String> settings = new HashMap<>(TwilioAccount.at(twilio.url()));
    settings.put("channels.gbp.agent-id", "shop_agent");
    settings.put("channels.gbp.service-account", google.keyFile());
    settings.put("channels.gbp.api-url", google.url().toString());
    service = new RunningService(folder, settings);
    at = service.location();
    for (int i = 0; i < EACH; i++) {
      String phone = "+13125550%03d".formatted(100 + i);
      Map<String, Object> contact = Map.of("phone", phone, "addresses", Map.of("gbp", phone));
      contacts.add(service.visitor().post("/contacts" + at, contact).text("/id"));
    }
    service.quiet();
  }

  // First who is slow, which is not waited for then.
  @AfterEach
  void stop() {
    twilio.close();
    service.close();
    google.close();
  }

  @Test
  void messages_by_rcs_pass_text_messages_that_wait_for_twilio() throws IOException {
    everybodyGets("gbp");
    await().atMost(SOON).until(() -> sent("gbp").size() == EACH);
    double alone = medianMillis(sent("gbp"));

    twilio.next(Stream.generate(() -> new Mood.Slow(SLOWNESS)).limit(EACH).toArray(Mood[]::new));
    everybodyGets("sms");
    await().atMost(SOON).until(() -> !twilio.calls().isEmpty());
    everybodyGets("gbp");
    await().atMost(SOON).until(() -> sent("gbp").size() == 2 * EACH);

    assertThat(sent("sms")).hasSizeLessThan(EACH / 2);
    assertThat(google.taken()).hasSize(2 * EACH);
    LOG.info(
        "From asked for to sent by RCS, median: {} ms alone, {} ms beside a slow Twilio.",
        alone,
        medianMillis(sent("gbp").subList(0, EACH)));
  }

  private void everybodyGets(String channel) throws IOException {
    for (String contact : contacts) {
      service
          .visitor()
          .post(
              "/messages" + at, Map.of("contact_id", contact, "channel", channel, "text", "Hello"));
    }
  }

  /** The messages that the provider took, the latest first. */
  private List<JsonNode> sent(String channel) throws IOException {
    List<JsonNode> sent = new ArrayList<>();
    String path = "/messages%s&channel=%s&limit=200".formatted(at, channel);
    for (JsonNode message : service.visitor().get(path).items()) {
      if (message.path("state").asText().equals("SENT")) {
        sent.add(message);
      }
    }
    return sent;
  }

  private static double medianMillis(List<JsonNode> messages) {
    long[] sorted =
        messages.stream().mapToLong(message -> between(message).toMillis()).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
  }

  private static Duration between(JsonNode message) {
    return Duration.between(
        Instant.parse(message.path("created_at").asText()),
        Instant.parse(message.path("sent_at").asText()));
  }
}
