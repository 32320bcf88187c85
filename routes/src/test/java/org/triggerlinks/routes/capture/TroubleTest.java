package org.triggerlinks.routes.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;
import static org.triggerlinks.routes.capture.Records.CLOCK;
import static org.triggerlinks.routes.capture.Records.append;
import static org.triggerlinks.routes.capture.Records.drain;
import static org.triggerlinks.routes.capture.Records.files;
import static org.triggerlinks.routes.capture.Records.numbered;
import static org.triggerlinks.routes.capture.Records.open;
import static org.triggerlinks.routes.capture.Records.small;
import static org.triggerlinks.routes.capture.Records.store;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.triggerlinks.model.time.ServiceClock;
import org.triggerlinks.routes.capture.TroubledDisk.Trouble;

class TroubleTest {

  @TempDir Path folder;
  final TroubledDisk disk = new TroubledDisk();

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void what_the_disk_refuses_is_answered_as_lost_and_the_log_recovers_by_itself(Trouble trouble)
      throws Exception {
    List<String> stored = new ArrayList<>();
    try (CaptureLog log = CaptureLog.open(small(folder), CLOCK, disk)) {
      stored.addAll(storedOf(log, numbered(0, 30)));
      disk.has(trouble);
      stored.addAll(storedOf(log, numbered(30, 230)));
      assertThat(log.stats().lost()).isPositive().isEqualTo(230L - stored.size());
      disk.has(Trouble.NONE);
      await().until(() -> !storedOf(log, List.of("it works again")).isEmpty());
      stored.add("it works again");
      stored.addAll(storedOf(log, numbered(230, 300)));
      assertThat(drain(log)).isEqualTo(stored).endsWith(numbered(230, 300).get(69));
      assertThat(log.stats().waitingRecords()).isZero();
    }
    assertThat(files(folder, ".tmp")).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void records_stored_before_and_after_trouble_survive_a_restart(Trouble trouble) throws Exception {
    List<String> stored = new ArrayList<>();
    try (CaptureLog log = CaptureLog.open(small(folder), CLOCK, disk)) {
      stored.addAll(storedOf(log, numbered(0, 30)));
      disk.has(trouble);
      stored.addAll(storedOf(log, numbered(30, 100)));
      disk.has(Trouble.NONE);
      stored.addAll(storedOf(log, numbered(100, 200)));
    }
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).containsAll(stored);
      if (trouble != Trouble.EVERYTHING_FAILS) {
        assertThat(log.stats().damaged()).as("what was half written is cut off").isZero();
      }
    }
  }

  @Test
  void records_are_not_visible_before_they_are_forced() throws Exception {
    try (CaptureLog log = CaptureLog.open(small(folder), CLOCK, disk)) {
      store(log, numbered(0, 1));
      CountDownLatch gate = disk.standsStill();
      CompletableFuture<Void> second = append(log, "second");
      assertThat(drain(log)).hasSize(1);
      assertThat(second).isNotDone();
      gate.countDown();
      second.join();
      assertThat(drain(log)).containsExactly("second");
    }
  }

  @Test
  void what_waits_for_a_disk_that_stands_still_is_not_drained_however_long_that_takes()
      throws Exception {
    ServiceClock clock = ServiceClock.following(CLOCK);
    try (CaptureLog log = CaptureLog.open(small(folder), clock, disk)) {
      Instant before = clock.instant().truncatedTo(ChronoUnit.MILLIS);
      CountDownLatch gate = disk.standsStill();
      CompletableFuture<Void> inHand = append(log, "in hand");
      CompletableFuture<Void> behind = append(log, "behind it");
      clock.setAhead(Duration.ofHours(1));
      Instant later = clock.instant();

      assertThat(drainedUntil(log, later)).isBetween(before, later.minusSeconds(3000));
      gate.countDown();
      CompletableFuture.allOf(inHand, behind).join();
      assertThat(drainedUntil(log, later)).isBetween(before, later.minusSeconds(3000));

      assertThat(drain(log)).containsExactly("in hand", "behind it");
      assertThat(drainedUntil(log, later)).isEqualTo(later);
    }
  }

  @Test
  void it_is_not_known_what_is_drained_while_a_click_from_before_the_clock_was_set_back_waits() {
    ServiceClock clock = ServiceClock.following(CLOCK);
    clock.setAhead(Duration.ofHours(1));
    try (CaptureLog log = CaptureLog.open(small(folder), clock, disk)) {
      CountDownLatch gate = disk.standsStill();
      CompletableFuture<Void> before = append(log, "before");
      clock.setAhead(Duration.ZERO);
      CompletableFuture<Void> after = append(log, "after");

      assertThat(drainedUntil(log, clock.instant())).isEqualTo(Instant.EPOCH);
      gate.countDown();
      CompletableFuture.allOf(before, after).join();
    }
  }

  private static Instant drainedUntil(CaptureLog log, Instant now) {
    return log.drainedUntil(now, Duration.ZERO);
  }

  @Test
  void a_full_buffer_answers_lost_at_once() {
    CaptureSettings tight = small(folder).withBuffer(3, 1 << 20);
    try (CaptureLog log = CaptureLog.open(tight, CLOCK, disk)) {
      store(log, numbered(0, 1));
      CountDownLatch gate = disk.standsStill();
      List<CompletableFuture<Void>> answers =
          numbered(1, 20).stream().map(text -> append(log, text)).toList();
      assertThat(answers).filteredOn(CompletableFuture::isDone).hasSizeGreaterThanOrEqualTo(13);
      assertThatThrownBy(answers.get(18)::join).hasMessageContaining("The disk does not keep up");
      gate.countDown();
      await().until(() -> answers.stream().allMatch(CompletableFuture::isDone));
      assertThat(log.stats().stored() + log.stats().lost()).isEqualTo(20);
    }
  }

  @Test
  void the_buffer_is_bounded_in_bytes_too() {
    CaptureSettings tight = small(folder).withBuffer(1000, 250);
    try (CaptureLog log = CaptureLog.open(tight, CLOCK, disk)) {
      CountDownLatch gate = disk.standsStill();
      List<CompletableFuture<Void>> answers =
          numbered(0, 10).stream().map(text -> append(log, text)).toList();
      assertThat(answers).filteredOn(CompletableFuture::isDone).hasSizeGreaterThanOrEqualTo(6);
      gate.countDown();
    }
  }

  @Test
  void closing_stores_what_waits_and_answers_every_callback() throws Exception {
    CaptureLog log = CaptureLog.open(small(folder), CLOCK, disk);
    List<CompletableFuture<Void>> answers =
        numbered(0, 500).stream().map(text -> append(log, text)).toList();
    log.close();
    assertThat(answers).allMatch(answer -> answer.isDone() && !answer.isCompletedExceptionally());
    assertThat(append(log, "late"))
        .failsWithin(Duration.ZERO)
        .withThrowableThat()
        .withMessageContaining("The capture log is closed.");
    try (CaptureLog again = open(folder)) {
      assertThat(drain(again)).isEqualTo(numbered(0, 500));
    }
  }

  @Test
  void a_record_too_large_to_keep_is_answered_as_lost() {
    try (CaptureLog log = open(folder)) {
      int largest = small(folder).largestRecord();
      append(log, "x".repeat(largest)).join();
      Stream.of("", "x".repeat(largest + 1))
          .forEach(
              text ->
                  assertThatThrownBy(append(log, text)::join)
                      .hasCauseInstanceOf(IOException.class)
                      .hasMessageContaining("cannot be kept"));
    }
  }

  @Test
  void a_callback_that_throws_does_not_stop_the_log() {
    try (CaptureLog log = open(folder)) {
      log.append(
          new byte[] {1},
          new Appended() {
            @Override
            public void stored() {
              throw new IllegalStateException("the caller is broken");
            }

            @Override
            public void lost(IOException why) {
              throw new IllegalStateException(why);
            }
          });
      store(log, numbered(0, 5));
      assertThat(log.stats().stored()).isEqualTo(6);
    }
  }

  private static List<String> storedOf(CaptureLog log, List<String> texts) {
    Map<String, CompletableFuture<Void>> answers = new LinkedHashMap<>();
    texts.forEach(text -> answers.put(text, append(log, text)));
    return texts.stream()
        .filter(text -> answers.get(text).handle((done, lost) -> lost == null).join())
        .toList();
  }
}
