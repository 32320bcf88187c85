package org.triggerlinks.routes.facts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.store.Database;

/** Clicks do not wait behind all the facts that came at once from the database. */
class FactRelayTest {

  private static final UUID SOMEBODY = UUID.randomUUID();
  private static final int LONG_QUEUE = 62;

  @TempDir Path folder;

  private final AtomicInteger put = new AtomicInteger();
  private final AtomicLong onQueue = new AtomicLong(LONG_QUEUE);
  private final AtomicLong nanos = new AtomicLong();
  private Database database;
  private FactRelay relay;

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("database").toString());
    database = Database.open(new Database.Access(url, "sa", "", 4));
    FactQueue queue =
        new FactQueue(
            messages -> messages.forEach(m -> put.addAndGet(FactJson.read(m.body()).size())));
    relay = new FactRelay(database, queue, onQueue::get, nanos::get);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void what_is_little_goes_to_the_queue_however_long_that_is() {
    commit(3);

    assertThat(relay.relay()).isFalse();
    assertThat(put).hasValue(3);
  }

  @Test
  void of_what_is_much_a_batch_goes_to_a_long_queue_and_the_rest_when_there_is_room() {
    commit(2 * FactRelay.BATCH + 3);

    assertThat(relay.relay()).isTrue();
    assertThat(relay.relay()).isTrue();
    assertThat(put).hasValue(FactRelay.BATCH);

    onQueue.set(FactRelay.ENOUGH);
    assertThat(relay.relay()).isFalse();
    assertThat(put).hasValue(2 * FactRelay.BATCH + 3);
  }

  @Test
  void a_queue_that_stays_long_gets_a_batch_now_and_then() {
    commit(2 * FactRelay.BATCH + 3);
    assertThat(relay.relay()).isTrue();

    nanos.addAndGet(FactRelay.LONGEST_PAUSE.minus(Duration.ofMillis(1)).toNanos());
    assertThat(relay.relay()).isTrue();
    assertThat(put).hasValue(FactRelay.BATCH);

    nanos.addAndGet(Duration.ofMillis(1).toNanos());
    assertThat(relay.relay()).isTrue();
    assertThat(put).hasValue(2 * FactRelay.BATCH);
  }

  private void commit(int facts) {
    database.transact(
        session -> {
          for (int number = 0; number < facts; number++) {
            FactRelay.queue(session, fact(), Clock.systemUTC());
          }
        });
  }

  private static FactEnvelope fact() {
    return FactEnvelope.first(
        SOMEBODY,
        UUID.randomUUID(),
        Instant.EPOCH,
        new Occurrence.Reported(new CustomEvent("x", Map.of())));
  }
}
