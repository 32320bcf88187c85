package org.triggerlinks.routes.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.nodes.News;

/** The clocks of two nodes on one database. */
class SandboxClockTest {

  private static final Instant START = Instant.parse("2026-03-02T09:00:00Z");

  @TempDir Path folder;

  private final List<News> told = new ArrayList<>();
  private Database database;
  private SandboxClock one;
  private SandboxClock two;

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    one = node();
    two = node();
  }

  private SandboxClock node() {
    return new SandboxClock(
        database, ServiceClock.following(Clock.fixed(START, ZoneOffset.UTC)), told::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void a_node_that_hears_or_looks_shows_the_same_time() {
    one.advance(Duration.ofHours(1));
    assertThat(two.clock().instant()).isEqualTo(START);
    told.forEach(two::hear);
    assertThat(two.clock().instant()).isEqualTo(START.plusSeconds(3600));

    one.advance(Duration.ofHours(1));
    two.look();
    assertThat(two.clock().instant()).isEqualTo(START.plusSeconds(7200));
  }

  @Test
  void news_that_are_late_do_not_set_the_clock_back() {
    one.advance(Duration.ofHours(1));
    one.advance(Duration.ofHours(1));
    two.hear(told.get(1));
    two.hear(told.get(0));

    assertThat(two.clock().instant()).isEqualTo(START.plusSeconds(7200));
  }

  @Test
  void a_node_that_heard_nothing_yet_moves_the_clock_on_from_where_it_is() {
    one.advance(Duration.ofHours(1));
    two.moveTo(START.plusSeconds(7200));
    assertThat(two.ahead()).isEqualTo(Duration.ofHours(2).plusMillis(1));

    one.advance(Duration.ofHours(1));
    assertThatThrownBy(() -> two.moveTo(START.plusSeconds(7300)))
        .isInstanceOf(ImpossibleTime.class);
  }
}
