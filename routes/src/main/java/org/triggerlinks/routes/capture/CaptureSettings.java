package org.triggerlinks.routes.capture;

import java.nio.file.Path;
import java.util.Objects;

/**
 * How a capture log is kept.
 *
 * @param folder folder of its own on a local disk; created when missing
 * @param segmentBytes size of a segment file, allocated in full before it is used; 4 KiB to 1 GiB
 * @param bufferRecords records that may wait in memory for the disk; a further one is answered as
 *     lost, because who appends is not to be held up
 * @param bufferBytes bytes that may wait in memory for the disk
 */
public record CaptureSettings(Path folder, int segmentBytes, int bufferRecords, int bufferBytes) {

  private static final int SMALLEST_SEGMENT = 4 << 10;
  private static final int LARGEST_SEGMENT = 1 << 30;
  private static final int LARGEST_GROUP = 1 << 20;

  public CaptureSettings {
    Objects.requireNonNull(folder, "folder");
    if (segmentBytes < SMALLEST_SEGMENT || segmentBytes > LARGEST_SEGMENT) {
      throw new IllegalArgumentException(
          "A segment of %,d bytes cannot be used; choose 4 KiB to 1 GiB.".formatted(segmentBytes));
    }
    if (bufferRecords < 1 || bufferBytes < 1) {
      throw new IllegalArgumentException("The buffer of a capture log needs room for a record.");
    }
  }

  /**
   * 16 MiB segments; up to 16,384 records or 32 MiB wait for the disk. Behind each of them a
   * request waits for its answer as well, which takes more memory than the record.
   */
  public static CaptureSettings in(Path folder) {
    return new CaptureSettings(folder, 16 << 20, 16_384, 32 << 20);
  }

  public CaptureSettings withSegmentBytes(int bytes) {
    return new CaptureSettings(folder, bytes, bufferRecords, bufferBytes);
  }

  public CaptureSettings withBuffer(int records, int bytes) {
    return new CaptureSettings(folder, segmentBytes, records, bytes);
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
