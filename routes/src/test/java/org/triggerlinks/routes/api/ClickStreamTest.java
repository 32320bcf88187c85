package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickMark;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;

/** Who reads the stream of clicks from cursor to cursor gets every click once. */
class ClickStreamTest {

  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private static final UUID LOCATION = UUID.randomUUID();

  @TempDir Path folder;
  private Database database;
  private Instance api;

  @BeforeEach
  void open() throws Exception {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    ClickMark mark = new ClickMark(database, () -> 0);
    api = Instance.serving(LOCATION, new ClickResource(database, mark)::register);
  }

  @AfterEach
  void close() {
    api.close();
    database.close();
  }

  private static Click captured() {
    FactOrigin origin = new FactOrigin(Ids.next(), LOCATION, null, NOW, null, 0);
    return Click.of(origin, UUID.randomUUID(), "Sale", null, ClickOutcome.REDIRECTED)
        .served("https://example.com/", "Browser")
        .judged(Evidence.LIKELY_HUMAN, "");
  }

  private UUID record(Click click) {
    database.transact(session -> new Clicks(session).add(click));
    return click.id();
  }

  private record Line(UUID id, String cursor) {}

  private List<Line> read(String query) throws Exception {
    return api.lines("/clicks?location=here" + query).stream()
        .map(Json::read)
        .map(line -> new Line(UUID.fromString(line.path("id").asText()), cursor(line)))
        .toList();
  }

  private static String cursor(JsonNode line) {
    return line.path("cursor").asText();
  }

  @Test
  void a_click_that_was_captured_first_and_recorded_last_is_not_missed() throws Exception {
    Click held = captured();
    UUID first = record(captured());
    UUID second = record(captured());
    List<Line> read = read("&limit=1");
    assertThat(read).extracting(Line::id).containsExactly(first);

    record(held);
    read = read("&cursor=" + read.get(0).cursor());

    assertThat(read).extracting(Line::id).containsExactly(second, held.id());
    assertThat(read("&cursor=" + read.get(1).cursor())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"01890a5d-ac96-774b", "bogus", "-5"})
  void what_is_no_cursor_is_refused(String cursor) throws Exception {
    Instance.Answer answer = api.call("GET", "/clicks?location=here&cursor=" + cursor);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/field").asText()).isEqualTo("cursor");
  }
}
