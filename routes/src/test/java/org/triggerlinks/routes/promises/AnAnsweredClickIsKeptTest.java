package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;

/** Promise 2: what was answered is kept, from the answer to the decision. */
class AnAnsweredClickIsKeptTest {

  private static final Duration ARRIVAL = Duration.ofSeconds(20);
  private static final Duration RECOVERY = Duration.ofSeconds(90);

  @TempDir Path folder;

  private OwnBroker broker;
  private RunningService service;
  private String at;
  private String url;

  @BeforeEach
  void start() throws Exception {
    broker = new OwnBroker(folder.resolve("broker"));
    service = new RunningService(folder, Map.of("broker.url", broker.url()));
    at = service.location();
    String contact = service.contact(at);
    service.link(at, "Stop", true);
    url = service.sent(at, contact, "Stop");
  }

  @AfterEach
  void stop() throws Exception {
    service.close();
    broker.stop();
  }

  @Test
  void a_confirmation_that_the_disk_does_not_take_is_not_answered_as_one() throws Exception {
    removeCaptureLog();

    assertThat(press()).isEqualTo(503);
  }

  @Test
  void a_click_on_its_way_outlives_the_broker_while_the_database_lets_nobody_in() throws Exception {
    String file = folder.resolve("data").resolve("database").resolve("triggerlinks").toString();
    try (Connection owner = DriverManager.getConnection(Database.embeddedUrl(file), "sa", "");
        Statement statement = owner.createStatement()) {
      statement.execute("SET EXCLUSIVE 2"); // ends all other connections and lets no new one in
      assertThat(press()).isEqualTo(303);
      await().atMost(ARRIVAL).until(() -> broker.facts() == 1);

      broker.stop();
      broker.start();
      assertThat(broker.facts()).isEqualTo(1);
      statement.execute("SET EXCLUSIVE FALSE");
    }

    await()
        .atMost(RECOVERY)
        .ignoreExceptions()
        .untilAsserted(() -> assertThat(service.visitor().lines("/clicks" + at)).hasSize(1));
  }

  private int press() throws IOException {
    return service.visitor().submit(url, "").statusCode();
  }

  private void removeCaptureLog() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("data").resolve("capture"))) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
