package org.triggerlinks.routes.gateways;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.gateways.Conversation.SOON;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.channels.standin.Mood;
import org.triggerlinks.channels.standin.StandIn;
import org.triggerlinks.routes.promises.RunningService;
import org.triggerlinks.routes.promises.Visitor;

/**
 * The service with an account at a stand-in for a provider, and a new contact for each test, who
 * has an address there. Everything goes over HTTP, and time is moved by the sandbox's clock.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
abstract class AtAProvider {

  RunningService service;
  String at;
  Conversation ada;

  /** Ada's. */
  String address;

  private int people;

  /** A text that the stand-in took, by the provider's id of it. */
  record Arrived(String id, String to, String text) {}

  abstract String channel();

  /** Opens the stand-in, and gives the keys of an account there. */
  abstract Map<String, String> account();

  abstract StandIn standIn();

  /** The address of somebody new. */
  abstract String address(int number);

  /** What the API is told of Ada's address. */
  Map<String, ?> reached() {
    return Map.of("addresses", Map.of(channel(), address));
  }

  /** Everything that the stand-in took, in order. */
  abstract List<Arrived> arrived();

  /** What the provider tells when Ada writes this, signed with a secret. */
  abstract WebhookRequest written(String text, String secret);

  /** The secret that it signs with. */
  abstract String secret();

  /** What it tells of a message until that is read, in this order. */
  abstract List<WebhookRequest> reports(Arrived message);

  /** How it answers who sends too much, and is to wait for a minute. */
  abstract Mood throttling();

  abstract void goesDown();

  abstract void comesBack() throws IOException;

  @BeforeAll
  void start(@TempDir Path folder) throws IOException {
    Map<String, String> settings = new HashMap<>();
    account()
        .forEach((key, value) -> settings.put("channels.%s.%s".formatted(channel(), key), value));
    service = new RunningService(folder, settings);
  }

  @BeforeEach
  void somebody() throws IOException {
    at = service.location();
    address = address(++people);
    Map<String, Object> contact = new HashMap<>(reached());
    contact.put("first_name", "Ada");
    contact.put("email", "ada@example.com");
    Visitor.Answer made = service.visitor().post("/contacts" + at, contact);
    assertThat(made.status()).isEqualTo(201);
    ada = new Conversation(service, at, made.text("/id"), channel());
    service.quiet();
  }

  @AfterAll
  void stop() {
    service.close();
    standIn().close();
  }

  /** Ada writes, and that is decided. */
  void writes(String text) throws IOException {
    int before = ada.times("message_received");
    assertThat(Post.of(written(text, secret())).statusCode()).isEqualTo(200);
    await().atMost(SOON).until(() -> ada.times("message_received") > before);
    service.quiet();
  }

  /** Ada writes and is answered. */
  void talks() throws IOException {
    writes("Is it open?");
    assertThat(state(ada.sends("Yes!"))).isEqualTo("SENT");
  }

  /** Providers repeat themselves. */
  void tellsTwice(WebhookRequest told) throws IOException {
    for (int i = 0; i < 2; i++) {
      assertThat(Post.of(told).statusCode()).isEqualTo(200);
    }
  }

  void passes(Duration time) throws IOException {
    service.visitor().post("/sandbox/clock", Map.of("advance", time.toString()));
    service.quiet();
  }

  /** The time by the service's clock. */
  Instant now() {
    try {
      return Instant.parse(service.visitor().get("/sandbox/clock").text("/now"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  URI webhook() {
    return URI.create("http://localhost:%d/in/%s".formatted(service.port(), channel()));
  }

  /** How often the stand-in was asked to take a message, whatever came of that. */
  int calls() {
    return standIn().calls().size();
  }

  /** The texts that the stand-in took for Ada, in order. */
  List<String> texts() {
    return arrived().stream()
        .filter(message -> message.to().equals(address))
        .map(Arrived::text)
        .toList();
  }

  Arrived last() {
    return arrived().get(arrived().size() - 1);
  }

  static String state(JsonNode message) {
    return message.path("state").asText();
  }
}
