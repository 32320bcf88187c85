package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** Part of a segment's file, read into memory. Indexes are relative to its first byte. */
final class Stretch {

  private final ByteBuffer bytes;
  private final Position start;

  private Stretch(ByteBuffer bytes, Position start) {
    this.bytes = bytes;
    this.start = start;
  }

  /** Reads up to the given offset, or to the end of the file if that comes first. */
  static Stretch read(Path file, Position start, int end) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
      int wanted = (int) Math.max(0, Math.min(end, channel.size()) - start.offset());
      ByteBuffer bytes = ByteBuffer.allocate(wanted);
      while (bytes.hasRemaining()
          && channel.read(bytes, (long) start.offset() + bytes.position()) >= 0) {
        // a read may return less than was asked for
      }
      return new Stretch(bytes.flip(), start);
    }
  }

  int size() {
    return bytes.limit();
  }

  int offset(int index) {
    return start.offset() + index;
  }

  /** The size of the sound frame at this index, or -1 where there is none. */
  int frameSize(int index) {
    return Frame.soundSize(bytes, index, new Position(start.segment(), offset(index)));
  }

  byte[] record(int index) {
    return Frame.record(bytes, index);
  }

  long millis(int index) {
    return Frame.millis(bytes, index);
  }

  /** The first sound frame at or after this index, or -1 when there is none. */
  int nextFrame(int from) {
    for (int i = from; i <= size() - Frame.HEADER; i++) {
      if (bytes.get(i) == (byte) 0xFF && frameSize(i) > 0) {
        return i;
      }
    }
    return -1;
  }

  /** True when nothing was ever written from this index on: segments are allocated as zeros. */
  boolean isBlankFrom(int index) {
    for (int i = index; i < size(); i++) {
      if (bytes.get(i) != 0) {
        return false;
      }
    }
    return true;
  }
}
