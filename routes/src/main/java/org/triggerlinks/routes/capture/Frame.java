package org.triggerlinks.routes.capture;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * A record on disk: mark (4 bytes), CRC32C (4), length of the payload (4), time of coming in epoch
 * milliseconds (8), payload.
 *
 * <p>The checksum also covers the segment's number and the frame's offset. Bytes that happen to
 * look like a frame inside another record's payload, or that an earlier file left on the disk, are
 * therefore no frame. The mark begins with a byte that no UTF-8 text contains, which makes finding
 * the next frame after a damaged one quick.
 */
final class Frame {

  static final int HEADER = 20;
  static final int MARK = 0xFF_54_4C_01;

  private static final int CHECKSUM_AT = 4;
  private static final int LENGTH_AT = 8;
  private static final int TIME_AT = 12;

  private Frame() {}

  static int size(byte[] record) {
    return HEADER + record.length;
  }

  /** Appends a frame to the buffer; {@code at} is where its first byte will be in the log. */
  static void put(ByteBuffer into, Position at, long millis, byte[] record) {
    int start = into.position();
    into.putInt(MARK).putInt(0).putInt(record.length).putLong(millis).put(record);
    into.putInt(start + CHECKSUM_AT, checksum(into, start, record.length, at));
  }

  /** The size in bytes of the whole and sound frame at this index, or -1 where there is none. */
  static int soundSize(ByteBuffer bytes, int index, Position at) {
    int room = bytes.limit() - index - HEADER;
    if (room < 1 || bytes.getInt(index) != MARK) {
      return -1;
    }
    int length = bytes.getInt(index + LENGTH_AT);
    if (length < 1 || length > room) {
      return -1;
    }
    int expected = bytes.getInt(index + CHECKSUM_AT);
    return expected == checksum(bytes, index, length, at) ? HEADER + length : -1;
  }

  static byte[] record(ByteBuffer bytes, int index) {
    byte[] record = new byte[bytes.getInt(index + LENGTH_AT)];
    bytes.get(index + HEADER, record);
    return record;
  }

  static long millis(ByteBuffer bytes, int index) {
    return bytes.getLong(index + TIME_AT);
  }

  private static int checksum(ByteBuffer bytes, int start, int length, Position at) {
    CRC32C crc = new CRC32C();
    crc.update(ByteBuffer.allocate(12).putLong(at.segment()).putInt(at.offset()).flip());
    crc.update(bytes.slice(start + LENGTH_AT, HEADER - LENGTH_AT + length));
    return (int) crc.getValue();
  }
}
