package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;

/** Promise 1: a redirect waits neither for the database nor for the broker, and needs neither. */
class TheRedirectWaitsForNothingTest {

  private static final Duration AT_ONCE = Duration.ofSeconds(2);
  private static final int CLICKS = 15;

  // Somewhat more than usual, whatever else the computer does.
  private static final int TIMES_THE_USUAL = 5;
  private static final Duration AND_A_LITTLE = Duration.ofMillis(50);

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir Path folder;

  private OwnBroker broker;
  private RunningService service;
  private String at;
  private String contact;
  private String url;

  @BeforeEach
  void start() throws Exception {
    broker = new OwnBroker(folder.resolve("broker"));
    service = new RunningService(folder, Map.of("broker.url", broker.url()));
    at = service.location();
    contact = service.contact(at);
    service.link(at, "Sale", false);
    url = service.sent(at, contact, "Sale");
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    broker.stop();
  }

  @Test
  void a_click_redirects_while_the_broker_is_stopped_and_is_decided_when_it_is_back()
      throws Exception {
    Duration usual = usual();
    broker.stop();
    clicksAsFastAs(usual);
    // Those clicks must have been handed to the broker in vain, not only have waited for it.
    await()
        .during(Duration.ofSeconds(2))
        .atMost(RECOVERY)
        .until(() -> health().contains(CLICKS + " clicks wait in the capture log"));
    clicksAsFastAs(usual);
    broker.start();

    assertDecided(4 * CLICKS);
  }

  @Test
  void a_click_redirects_while_the_database_lets_nobody_in_and_is_decided_when_it_does()
      throws Exception {
    Duration usual = usual();
    String file = folder.resolve("data").resolve("database").resolve("triggerlinks").toString();
    try (Connection owner = DriverManager.getConnection(Database.embeddedUrl(file), "sa", "");
        Statement statement = owner.createStatement()) {
      statement.execute("SET EXCLUSIVE 2"); // ends all other connections and lets no new one in
      clicksAsFastAs(usual);
      // The facts of those clicks must have been tried in vain, not only waited.
      await()
          .during(Duration.ofSeconds(3))
          .atMost(Duration.ofSeconds(10))
          .until(() -> clicks(statement) == 2 * CLICKS);
      // The first ones may have found connections that were just being ended.
      clicksAsFastAs(usual);
      statement.execute("SET EXCLUSIVE FALSE");
    }

    assertDecided(4 * CLICKS);
  }

  private static int clicks(Statement statement) throws Exception {
    try (var rows = statement.executeQuery("select count(*) from click")) {
      rows.next();
      return rows.getInt(1);
    }
  }

  @Test
  void a_click_redirects_and_a_button_is_pressed_while_more_calls_wait_than_the_server_has_threads()
      throws Exception {
    service.link(at, "Stop", true);
    String consent = service.sent(at, contact, "Stop");
    broker.stop();
    clickAtOnce();
    // As that click cannot be handed on, this waits for its whole time.
    var asked = service.visitor().askWithoutWaiting(100, "POST", "/sandbox/quiet?timeout=30");
    await()
        .during(Duration.ofSeconds(3))
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> {
              var ignored = clickAtOnce();
              // Unlike a click, it has a body, which is read by one of these threads.
              assertThat(service.visitor().submit(consent, "").statusCode()).isEqualTo(303);
            });

    assertThat(asked).filteredOn(answer -> !answer.isDone()).hasSizeGreaterThan(20);
    broker.start();
  }

  private String health() throws IOException {
    return service.visitor().request("GET", "/health/ready", Map.of()).body();
  }

  // The first clicks find classes that are not loaded yet.
  private Duration usual() throws IOException {
    var ignored = medianOfClicks();
    Duration usual = medianOfClicks();
    assertDecided(2 * CLICKS);
    return usual;
  }

  private void clicksAsFastAs(Duration usual) throws IOException {
    assertThat(medianOfClicks()).isLessThan(usual.multipliedBy(TIMES_THE_USUAL).plus(AND_A_LITTLE));
  }

  private Duration medianOfClicks() throws IOException {
    List<Duration> took = new ArrayList<>();
    for (int i = 0; i < CLICKS; i++) {
      took.add(clickAtOnce());
    }
    return took.stream().sorted().toList().get(CLICKS / 2);
  }

  private Duration clickAtOnce() throws IOException {
    long before = System.nanoTime();
    HttpResponse<String> answer = service.visitor().openWithin(PATIENCE, url);
    Duration took = Duration.ofNanos(System.nanoTime() - before);

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().firstValue("Location")).contains("https://example.com/Sale");
    assertThat(took).isLessThan(AT_ONCE);
    return took;
  }

  private void assertDecided(int clicks) throws IOException {
    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(service.visitor().lines("/clicks" + at)).hasSize(clicks));
    assertThat(service.visitor().get("/dead-letters").items()).isEmpty();
  }
}
