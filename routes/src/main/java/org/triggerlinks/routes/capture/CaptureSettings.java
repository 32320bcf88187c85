package org.triggerlinks.routes.capture;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Objects;

/**
 * How a capture log is kept.
 *
 * @param folder folder of its own on a local disk; created when missing
 * @param segmentBytes size of a segment file, allocated in full before it is used; 4 KiB to 1 GiB
 * @param bufferRecords records that may wait in memory for the disk
 * @param bufferBytes bytes that may wait in memory for the disk
 * @param bufferPatience how long an append may wait for room in memory before its record is
 *     answered as lost
 */
public record CaptureSettings(
    Path folder, int segmentBytes, int bufferRecords, int bufferBytes, Duration bufferPatience) {

  private static final int SMALLEST_SEGMENT = 4 << 10;
  private static final int LARGEST_SEGMENT = 1 << 30;
  private static final int LARGEST_GROUP = 1 << 20;

  public CaptureSettings {
    Objects.requireNonNull(folder, "folder");
    if (segmentBytes < SMALLEST_SEGMENT || segmentBytes > LARGEST_SEGMENT) {
      throw new IllegalArgumentException(
          "A segment of %,d bytes cannot be used; choose 4 KiB to 1 GiB.".formatted(segmentBytes));
    }
    if (bufferRecords < 1 || bufferBytes < 1 || bufferPatience.isNegative()) {
      throw new IllegalArgumentException(
          "The buffer of a capture log needs room for a record, and a patience that is not negative.");
    }
  }

  /**
   * 16 MiB segments; up to 16,384 records or 8 MiB wait for the disk, and an append waits 200 ms
   * for room.
   */
  public static CaptureSettings in(Path folder) {
    return new CaptureSettings(folder, 16 << 20, 16_384, 8 << 20, Duration.ofMillis(200));
  }

  public CaptureSettings withSegmentBytes(int bytes) {
    return new CaptureSettings(folder, bytes, bufferRecords, bufferBytes, bufferPatience);
  }

  public CaptureSettings withBuffer(int records, int bytes, Duration patience) {
    return new CaptureSettings(folder, segmentBytes, records, bytes, patience);
  }

  /** Bytes written and forced in one go; a group is never split over two segments. */
  int groupBytes() {
    return Math.min(LARGEST_GROUP, segmentBytes);
  }

  /** The largest record that can be kept, in bytes. */
  public int largestRecord() {
    return Math.min(groupBytes() - Frame.HEADER, bufferBytes);
  }
}
