package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.StandardOpenOption;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the segments that an earlier process left, when the log is opened. They are never written
 * to again: writing begins in a new segment, so a torn end cannot be continued by mistake.
 */
final class Recovery {

  private static final Logger LOG = LoggerFactory.getLogger(Recovery.class);

  private final Segments segments;
  private final Position cursor;

  Recovery(Segments segments, Position cursor) {
    this.segments = segments;
    this.cursor = cursor;
  }

  void run() throws IOException {
    for (Iterator<Segment> left = List.copyOf(segments.all()).iterator(); left.hasNext(); ) {
      recover(left.next(), !left.hasNext());
    }
    segments.removeDrained(cursor);
  }

  private void recover(Segment segment, boolean newest) throws IOException {
    Stretch bytes =
        Stretch.read(segment.file(), new Position(segment.sequence(), 0), Integer.MAX_VALUE);
    int end = walk(segment, bytes);
    if (!bytes.isBlankFrom(end)) {
      if (newest) {
        LOG.warn(
            "{} ends in a record that was not written whole ({} bytes at offset {}); it was never answered as stored.",
            segment.file(),
            bytes.size() - end,
            end);
      } else {
        segments.reportDamage(segment, end, bytes.size());
      }
    }
    keep(segment, newest ? end : bytes.size());
    segment.seal();
    if (end == 0 && newest) {
      segments.remove(segment);
    }
  }

  /** Counts the sound records and returns where the last of them ends. */
  private int walk(Segment segment, Stretch bytes) {
    int end = 0;
    int records = 0;
    for (int at = 0; at >= 0; ) {
      int size = bytes.frameSize(at);
      if (size > 0) {
        records++;
        end = at + size;
        at = end;
        if (isDrained(segment, end)) {
          segment.drain(1);
        }
      } else {
        int next = bytes.isBlankFrom(at) ? -1 : bytes.nextFrame(at);
        if (next > 0) {
          segments.reportDamage(segment, at, next);
        }
        at = next;
      }
    }
    segment.grow(end, records);
    return end;
  }

  private boolean isDrained(Segment segment, int end) {
    return cursor.compareTo(new Position(segment.sequence(), end)) >= 0;
  }

  /**
   * A killed process may have written records that it had no time to force; once read they must
   * stay.
   */
  private static void keep(Segment segment, int size) throws IOException {
    try (FileChannel channel = FileChannel.open(segment.file(), StandardOpenOption.WRITE)) {
      channel.truncate(size);
      channel.force(true);
    }
  }
}
