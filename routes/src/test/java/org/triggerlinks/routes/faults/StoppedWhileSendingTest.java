package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.faults.FaultyProvider.Taken;
import org.triggerlinks.routes.promises.RunningService;

/** Promise 4: the service is stopped while much waits for a provider that takes its time. */
class StoppedWhileSendingTest {

  private static final int CONTACTS = 2;
  private static final int EACH = 12;
  private static final Duration SLOWNESS = Duration.ofSeconds(1);
  private static final Duration SOON = Duration.ofSeconds(60);

  // Enough for one message, and not for those that are taken together.
  private static final Duration TIMEOUT = Duration.ofSeconds(6);

  @TempDir Path folder;

  private final List<String> contacts = new ArrayList<>();
  private FaultyProvider provider;
  private RunningService service;

  @BeforeEach
  void start() throws Exception {
    provider = new FaultyProvider(SLOWNESS);
    service = service();
  }

  private RunningService service() throws Exception {
    return new RunningService(
        folder,
        Map.of("shutdown.timeout", TIMEOUT.toSeconds() + "s"),
        List.of(new HttpChannel("sms", provider.url())));
  }

  @AfterEach
  void stop() {
    service.close();
    provider.close();
  }

  @Test
  void what_is_being_sent_is_answered_and_the_rest_is_sent_after_the_next_start() throws Exception {
    provider.become(Mood.SLOW);
    String at = service.location();
    for (int i = 0; i < CONTACTS; i++) {
      contacts.add(service.contact(at));
    }
    for (int number = 1; number <= EACH; number++) {
      for (String contact : contacts) {
        write(at, contact, "%s %02d".formatted(contact, number));
      }
    }
    // The first one was taken alone, and many wait behind it.
    await().atMost(SOON).until(() -> provider.taken().size() > 2 * CONTACTS);

    service.close();

    int sent = provider.taken().size();
    assertThat(sent).isLessThan(CONTACTS * EACH);
    assertThat(states())
        .containsOnly(IntentState.DONE, IntentState.RELAYED)
        .filteredOn(IntentState.DONE::equals)
        .hasSize(sent);

    provider.become(Mood.WELL);
    service = service();
    service.quiet();

    for (String contact : contacts) {
      assertThat(provider.taken().stream().map(Taken::body).filter(text -> text.contains(contact)))
          .hasSize(EACH)
          .isSorted();
    }
    assertThat(states()).containsOnly(IntentState.DONE);
    assertThat(service.visitor().get("/dead-letters").items()).isEmpty();
  }

  private void write(String at, String contact, String text) throws Exception {
    Map<String, Object> message = Map.of("contact_id", contact, "channel", "sms", "text", text);
    service.visitor().post("/messages" + at, message);
  }

  private List<IntentState> states() {
    String file = folder.resolve("data").resolve("database").resolve("triggerlinks").toString();
    Database.Access access = new Database.Access(Database.embeddedUrl(file), "sa", "", 2);
    try (Database database = Database.open(access)) {
      return database.inTransaction(
          session ->
              session
                  .createSelectionQuery("select state from Intent", IntentState.class)
                  .getResultList());
    }
  }
}
