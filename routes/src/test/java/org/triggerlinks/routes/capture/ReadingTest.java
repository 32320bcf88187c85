package org.triggerlinks.routes.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.capture.Records.CLOCK;
import static org.triggerlinks.routes.capture.Records.append;
import static org.triggerlinks.routes.capture.Records.drain;
import static org.triggerlinks.routes.capture.Records.files;
import static org.triggerlinks.routes.capture.Records.next;
import static org.triggerlinks.routes.capture.Records.numbered;
import static org.triggerlinks.routes.capture.Records.open;
import static org.triggerlinks.routes.capture.Records.small;
import static org.triggerlinks.routes.capture.Records.store;
import static org.triggerlinks.routes.capture.Records.texts;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadingTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  @Test
  void a_batch_is_bounded_in_records_and_in_bytes() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 20));
      assertThat(log.next(7, 1 << 20, LONG).records()).hasSize(7);
      int size = log.next(1, 1, LONG).records().get(0).length;
      assertThat(log.next(100, 3 * size + 1, LONG).records()).hasSize(3);
    }
  }

  @Test
  void a_record_larger_than_a_batch_should_be_comes_alone() throws Exception {
    CaptureSettings large = CaptureSettings.in(folder).withSegmentBytes(1 << 20);
    try (CaptureLog log = CaptureLog.open(large, CLOCK)) {
      List<String> records = List.of("x".repeat(300_000), "small");
      store(log, records);
      Batch batch = log.next(10, 100, LONG);
      assertThat(texts(batch)).isEqualTo(records.subList(0, 1));
      log.drained(batch);
      assertThat(texts(log.next(10, 100, LONG))).containsExactly("small");
    }
  }

  @Test
  void the_same_records_come_again_until_they_are_drained() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 20));
      assertThat(texts(next(log))).isEqualTo(texts(next(log))).isEqualTo(numbered(0, 10));
    }
  }

  @Test
  void nobody_waits_for_records_of_a_service_that_stops() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    try (CaptureLog log = open(folder)) {
      Future<Batch> inVain = pool.submit(() -> log.next(10, 1000, LONG));
      log.stopWaiting();
      assertThat(inVain.get(LONG.toSeconds() / 2, TimeUnit.SECONDS).isEmpty()).isTrue();
      store(log, numbered(0, 1));
      assertThat(texts(log.next(10, 1000, LONG))).isEqualTo(numbered(0, 1));
    } finally {
      pool.shutdown();
    }
  }

  @Test
  void a_waiting_reader_is_woken_by_a_record_and_by_closing() throws Exception {
    ExecutorService pool = Executors.newSingleThreadExecutor();
    Future<Batch> inVain;
    try (CaptureLog log = open(folder)) {
      Future<Batch> waiting = pool.submit(() -> log.next(10, 1000, LONG));
      append(log, "news").join();
      Batch batch = waiting.get();
      assertThat(texts(batch)).containsExactly("news");
      log.drained(batch);
      inVain = pool.submit(() -> log.next(10, 1000, LONG));
      await().until(() -> isBusy(log));
    } finally {
      pool.shutdown();
    }
    assertThat(inVain.get().isEmpty()).isTrue();
  }

  private static boolean isBusy(CaptureLog log) throws InterruptedException {
    try {
      log.next(1, 1, Duration.ZERO);
      return false;
    } catch (IllegalStateException onlyOneReader) {
      return onlyOneReader.getMessage().contains("Only one thread at a time");
    }
  }

  @Test
  void a_batch_can_be_drained_only_once() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 20));
      Batch batch = next(log);
      log.drained(batch);
      assertThatThrownBy(() -> log.drained(batch))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("drained already");
    }
  }

  @Test
  void drained_segments_are_deleted() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 500));
      assertThat(files(folder, ".log")).hasSizeGreaterThan(10);
      assertThat(log.stats().segments()).isGreaterThan(10);
      drain(log);
      assertThat(files(folder, ".log")).hasSize(1);
      assertThat(log.stats().segments()).isOne();
    }
  }

  @Test
  void the_numbers_tell_what_waits_and_for_how_long() throws Exception {
    Instant noon = Instant.parse("2026-03-01T12:00:00Z");
    try (CaptureLog log = CaptureLog.open(small(folder), Clock.fixed(noon, ZoneOffset.UTC))) {
      store(log, numbered(0, 20));
    }
    Clock later = Clock.fixed(noon.plusSeconds(90), ZoneOffset.UTC);
    try (CaptureLog log = CaptureLog.open(small(folder), later)) {
      assertThat(log.stats().oldestWaiting()).contains(Duration.ofSeconds(90));
      assertThat(log.stats().waitingRecords()).isEqualTo(20);
      assertThat(log.stats().waitingBytes()).isPositive();
      drain(log);
      assertThat(log.stats())
          .isEqualTo(new CaptureStats(0, 0, 0, Optional.empty(), 0, 0, Optional.empty(), 0, 0));
    }
  }

  @Test
  void many_appenders_and_a_drainer_lose_nothing_and_keep_each_appenders_order() throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(17);
    try (CaptureLog log = open(folder)) {
      List<CompletableFuture<Void>> appenders =
          IntStream.range(0, 16)
              .mapToObj(
                  appender -> CompletableFuture.runAsync(() -> store(log, named(appender)), pool))
              .toList();
      List<String> read = new ArrayList<>();
      while (read.size() < 16 * 200) {
        Batch batch = log.next(50, 1 << 20, LONG);
        read.addAll(texts(batch));
        log.drained(batch);
      }
      appenders.forEach(CompletableFuture::join);
      assertThat(drain(log)).isEmpty();
      for (int appender = 0; appender < 16; appender++) {
        String prefix = appender + "/";
        assertThat(read.stream().filter(text -> text.startsWith(prefix)))
            .isEqualTo(named(appender));
      }
    } finally {
      pool.shutdownNow();
    }
  }

  private static List<String> named(int appender) {
    return IntStream.range(0, 200).mapToObj(i -> appender + "/" + i).toList();
  }
}
