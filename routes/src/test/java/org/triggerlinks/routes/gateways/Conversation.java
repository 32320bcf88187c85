package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.triggerlinks.routes.promises.RunningService;

/** What the service and a contact say to each other by one channel, as the API tells it. */
final class Conversation {

  static final Duration SOON = Duration.ofSeconds(30);

  private final RunningService service;
  private final String at;
  private final String contact;
  private final String channel;

  /** With a contact of the location that is appended to paths like this. */
  Conversation(RunningService service, String at, String contact, String channel) {
    this.service = service;
    this.at = at;
    this.contact = contact;
    this.channel = channel;
  }

  /** With the same contact, by another channel. */
  Conversation by(String other) {
    return new Conversation(service, at, contact, other);
  }

  /** Has a message sent, and does not wait for it; gives its id. */
  String queues(String text) throws IOException {
    Map<String, String> message = new HashMap<>();
    message.put("contact_id", contact);
    message.put("channel", channel);
    message.put("text", text);
    if (channel.equals("email")) {
      message.put("subject", "News");
    }
    return service.visitor().post("/messages" + at, message).text("/id");
  }

  /** Has a message sent, and gives how it stands once nothing is left to do. */
  JsonNode sends(String text) throws IOException {
    String id = queues(text);
    service.quiet();
    return message(id);
  }

  JsonNode message(String id) throws IOException {
    return service.visitor().get("/messages/" + id + at).body();
  }

  /** How a message stands: "SENT". */
  String state(String id) throws IOException {
    return message(id).path("state").asText();
  }

  /** Waits until a message stands so. */
  JsonNode settles(String id, String state) throws IOException {
    await().atMost(SOON).untilAsserted(() -> assertThat(state(id)).isEqualTo(state));
    return message(id);
  }

  /** The texts of what the contact wrote, the latest first. */
  List<String> received() throws IOException {
    List<String> texts = new ArrayList<>();
    String path = "/messages%s&contact_id=%s&channel=%s&limit=200".formatted(at, contact, channel);
    for (JsonNode message : service.visitor().get(path).items()) {
      if (message.path("direction").asText().equals("IN")) {
        texts.add(message.path("text").asText());
      }
    }
    return texts;
  }

  /** How often the contact's timeline says that something of this kind happened. */
  int times(String kind) throws IOException {
    return summaries(kind).size();
  }

  /** What the contact's timeline says of this kind, the latest first. */
  List<String> summaries(String kind) throws IOException {
    List<String> found = new ArrayList<>();
    String path = "/contacts/%s/timeline%s&limit=200".formatted(contact, at);
    for (JsonNode line : service.visitor().get(path).items()) {
      if (line.path("kind").asText().equals(kind)) {
        found.add(line.path("summary").asText());
      }
    }
    return found;
  }
}
