package org.triggerlinks.routes.capture;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.routes.capture.Records.append;
import static org.triggerlinks.routes.capture.Records.drain;
import static org.triggerlinks.routes.capture.Records.files;
import static org.triggerlinks.routes.capture.Records.numbered;
import static org.triggerlinks.routes.capture.Records.open;
import static org.triggerlinks.routes.capture.Records.store;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DamageTest {

  private static final int FRAME = Frame.size(numbered(0, 1).get(0).getBytes(UTF_8));

  @TempDir Path folder;

  /** Two full segments and a third with some records. */
  @BeforeEach
  void someSegmentsAreStored() throws Exception {
    try (CaptureLog log = open(folder)) {
      for (String text : numbered(0, 80)) {
        append(log, text).join();
      }
    }
    assertThat(files(folder, ".log")).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 3, Frame.HEADER, Frame.HEADER + 7})
  void a_torn_end_is_cut_off_and_nothing_before_it_is_lost(int bytes) throws Exception {
    Path newest = files(folder, ".log").get(2);
    byte[] whole = Files.readAllBytes(newest);
    write(newest, whole.length, ByteBuffer.wrap(whole, 0, bytes));
    write(newest, whole.length + 500L, ByteBuffer.allocate(100));
    try (CaptureLog log = open(folder)) {
      store(log, numbered(80, 90));
      assertThat(drain(log)).isEqualTo(numbered(0, 90));
      assertThat(log.stats().damaged()).isZero();
    }
    assertThat(files(folder, ".damaged")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 5, 9, 13, Frame.HEADER + 10})
  void a_record_damaged_in_the_middle_costs_only_itself(int byteOfFrame) throws Exception {
    Path oldest = files(folder, ".log").get(0);
    flip(oldest, 7 * FRAME + byteOfFrame);
    try (CaptureLog log = open(folder)) {
      assertThat(log.stats().damaged()).isOne();
      assertThat(log.stats().waitingRecords()).isEqualTo(79);
      assertThat(drain(log)).isEqualTo(without(7));
      assertThat(log.stats().damaged()).isOne();
    }
    assertThat(files(folder, ".damaged")).hasSize(1);
  }

  @Test
  void a_damaged_record_in_the_newest_segment_costs_only_itself() throws Exception {
    flip(files(folder, ".log").get(2), FRAME + 30);
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).hasSize(79);
      assertThat(log.stats().damaged()).isOne();
    }
  }

  @Test
  void damage_at_the_end_of_an_older_segment_is_reported_and_kept() throws Exception {
    Path oldest = files(folder, ".log").get(0);
    int records = (int) (Files.size(oldest) / FRAME);
    flip(oldest, (records - 1) * FRAME + 2);
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).isEqualTo(without(records - 1));
      assertThat(log.stats().damaged()).isOne();
    }
    assertThat(files(folder, ".damaged")).hasSize(1);
  }

  @Test
  void damage_done_while_the_log_is_open_is_found_when_read() throws Exception {
    Path oldest = files(folder, ".log").get(0);
    try (CaptureLog log = open(folder)) {
      flip(oldest, 3 * FRAME + 40);
      assertThat(drain(log)).isEqualTo(without(3));
      assertThat(log.stats().damaged()).isOne();
      assertThat(log.stats().waitingRecords()).isZero();
    }
    assertThat(files(folder, ".damaged")).hasSize(1);
  }

  @Test
  void a_segment_of_rubbish_is_set_aside_and_the_others_are_read() throws Exception {
    Path oldest = files(folder, ".log").get(0);
    int records = (int) (Files.size(oldest) / FRAME);
    Files.write(oldest, "rubbish ".repeat(400).getBytes(UTF_8));
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).isEqualTo(numbered(records, 80));
    }
    assertThat(files(folder, ".damaged"))
        .hasSize(1)
        .allMatch(file -> file.toFile().length() == 3200);
  }

  @Test
  void a_frame_copied_into_a_payload_is_not_taken_for_a_record() throws Exception {
    Path newest = files(folder, ".log").get(2);
    byte[] frame = new byte[FRAME];
    ByteBuffer.wrap(Files.readAllBytes(newest)).get(frame);
    write(newest, FRAME + 5L, ByteBuffer.wrap(frame));
    try (CaptureLog log = open(folder)) {
      assertThat(drain(log)).doesNotHaveDuplicates().hasSize(78);
    }
  }

  private static List<String> without(int index) {
    List<String> texts = new ArrayList<>(numbered(0, 80));
    texts.remove(index);
    return texts;
  }

  private static void flip(Path file, int offset) throws Exception {
    byte old = Files.readAllBytes(file)[offset];
    write(file, offset, ByteBuffer.wrap(new byte[] {(byte) ~old}));
  }

  private static void write(Path file, long offset, ByteBuffer bytes) throws Exception {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
      channel.write(bytes, offset);
    }
  }
}
