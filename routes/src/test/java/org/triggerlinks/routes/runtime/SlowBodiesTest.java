package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.gateways.TwilioAccount;
import org.triggerlinks.routes.promises.RunningService;

/** Who sends large bodies and is slow takes neither the memory nor the redirects. */
class SlowBodiesTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final String CALL = "POST /api/v1/contacts?location=x HTTP/1.1\r\nHost: x\r\n";
  private static final String WEBHOOK = "POST /in/sms/elsewhere HTTP/1.1\r\nHost: x\r\n";
  private static final String LARGE = "Content-Length: 500000\r\n\r\n";
  private static final String SMALL = "Content-Length: 8\r\n\r\nnot JSON";
  // As many as an eighth of the memory has no room for.
  private static final long MANY = Runtime.getRuntime().maxMemory() / 8 / 500_000 + 1;

  @TempDir Path folder;

  private final List<Wire> slow = new ArrayList<>();
  private RunningService service;
  private String link;

  @BeforeEach
  void start() throws IOException {
    // Nobody answers there, and nothing is sent there.
    URI twilio = URI.create("http://127.0.0.1:9");
    service = new RunningService(folder, TwilioAccount.of("elsewhere", twilio));
    String at = service.location();
    service.link(at, "Sale", true);
    link = service.sent(at, service.contact(at), "Sale");
  }

  @AfterEach
  void stop() throws IOException {
    for (Wire wire : slow) {
      wire.close();
    }
    service.close();
  }

  @Test
  void calls_that_are_never_sent_whole_take_a_bounded_part_of_the_memory() throws IOException {
    Wire.Answer refused = fill();

    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isNotEmpty();
    assertThat(refused.header("content-type")).isEqualTo("application/problem+json");
    assertThat(numbers()).contains("triggerlinks_http_bodies_refused_total 1.0");
  }

  @Test
  void what_is_small_is_taken_while_there_is_no_room_for_more() throws IOException {
    fill();

    assertThat(service.visitor().openWithin(AT_ONCE, link).statusCode()).isEqualTo(200);
    assertThat(service.visitor().submit(link, "").statusCode()).isEqualTo(303);
    assertThat(ask(CALL + SMALL).status()).isEqualTo(401);
    assertThat(ask(WEBHOOK + SMALL).status()).isEqualTo(403);
  }

  @Test
  void a_large_webhook_is_to_be_sent_again_and_finds_room_when_others_have_gone()
      throws IOException {
    fill();
    Wire.Answer refused = ask(WEBHOOK + LARGE);
    assertThat(refused.status()).isEqualTo(503);
    assertThat(refused.header("retry-after")).isEqualTo("10");

    slow.remove(0).close();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> ask(WEBHOOK + LARGE + "x".repeat(500_000)).status(), status -> status != 503);
  }

  @Test
  void what_nobody_calls_is_answered_without_its_body() throws IOException {
    assertThat(ask("POST /in/sms/nowhere HTTP/1.1\r\nHost: x\r\n" + LARGE).status()).isEqualTo(404);
  }

  /** Begins large calls, as many as are let in; gives what the first is told that is not. */
  private Wire.Answer fill() throws IOException {
    for (long i = 0; i < MANY; i++) {
      Wire wire = new Wire(service.port());
      wire.send(CALL + "Expect: 100-continue\r\n" + LARGE);
      Wire.Answer answer = wire.answer();
      if (answer.status() != 100) {
        wire.close();
        return answer;
      }
      slow.add(wire);
    }
    throw new AssertionError("All were let in.");
  }

  private Wire.Answer ask(String request) throws IOException {
    try (Wire wire = new Wire(service.port())) {
      return wire.send(request).answer();
    }
  }

  private String numbers() throws IOException {
    return service.visitor().request("GET", "/metrics", Map.of()).body();
  }
}
