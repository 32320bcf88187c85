package org.triggerlinks.routes.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.triggerlinks.routes.capture.Records.drain;
import static org.triggerlinks.routes.capture.Records.files;
import static org.triggerlinks.routes.capture.Records.next;
import static org.triggerlinks.routes.capture.Records.numbered;
import static org.triggerlinks.routes.capture.Records.open;
import static org.triggerlinks.routes.capture.Records.store;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RestartTest {

  @TempDir Path folder;

  @Test
  void a_restart_keeps_order_and_content() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 100));
    }
    try (CaptureLog log = open(folder)) {
      store(log, numbered(100, 150));
      assertThat(log.stats().waitingRecords()).isEqualTo(150);
      assertThat(drain(log)).isEqualTo(numbered(0, 150));
    }
  }

  @Test
  void reading_goes_on_at_the_cursor_after_a_restart() throws Exception {
    int drained;
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 100));
      drained = drainOne(log);
    }
    try (CaptureLog log = open(folder)) {
      assertThat(log.stats().waitingRecords()).isEqualTo(100 - drained);
      assertThat(drain(log)).isEqualTo(numbered(drained, 100));
    }
  }

  @Test
  void a_crash_before_the_cursor_is_written_repeats_records_and_loses_none() throws Exception {
    Path cursor = folder.resolve("cursor");
    Path earlier = folder.resolve("earlier");
    int drained;
    try (CaptureLog log = open(folder)) {
      // All in one segment, however the writer groups them: a drained segment would be gone.
      store(log, numbered(0, 30));
      drained = drainOne(log);
      Files.copy(cursor, earlier);
      drainOne(log);
    }
    Files.delete(cursor);
    Files.move(earlier, cursor);
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).isEqualTo(numbered(drained, 30));
    }
  }

  @Test
  void without_a_readable_cursor_everything_still_here_is_read_again() throws Exception {
    try (CaptureLog log = open(folder)) {
      store(log, numbered(0, 30));
      drainOne(log);
    }
    Files.writeString(folder.resolve("cursor"), "7 1200 00000000\n");
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).isEqualTo(numbered(0, 30));
    }
  }

  @Test
  void what_is_appended_after_everything_was_drained_and_deleted_is_read() throws Exception {
    for (int round = 0; round < 4; round++) {
      try (CaptureLog log = open(folder)) {
        assertThat(drain(log)).isEmpty();
        store(log, numbered(0, 80));
        assertThat(drain(log)).isEqualTo(numbered(0, 80));
      }
    }
    assertThat(files(folder, ".log")).hasSizeLessThanOrEqualTo(1);
  }

  @Test
  void a_second_log_in_the_same_folder_is_refused() {
    try (CaptureLog first = open(folder)) {
      assertThatThrownBy(() -> open(folder))
          .isInstanceOf(CaptureLogInUse.class)
          .hasMessageContaining(folder.toString())
          .hasMessageContaining("Stop that one first");
      store(first, numbered(0, 1));
    }
    open(folder).close();
  }

  @Test
  void a_folder_that_cannot_be_used_is_a_clear_error() throws Exception {
    Path file = Files.createFile(folder.resolve("not-a-folder"));
    assertThatThrownBy(() -> open(file))
        .isInstanceOf(CaptureLogUnusable.class)
        .hasMessageContaining(file.toString());
  }

  private static int drainOne(CaptureLog log) throws InterruptedException {
    Batch batch = next(log);
    log.drained(batch);
    return batch.records().size();
  }
}
