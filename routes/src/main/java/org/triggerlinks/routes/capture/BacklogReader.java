package org.triggerlinks.routes.capture;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads forced records from the cursor on. Nothing is kept in memory between two batches. */
final class BacklogReader {

  /** Room for the frames around a batch's records, so that a batch is one read. */
  private static final int SLACK = 64 << 10;

  private final Segments segments;
  private final Cursor cursor;

  BacklogReader(Segments segments, Cursor cursor) {
    this.segments = segments;
    this.cursor = cursor;
  }

  /** The oldest records, at least one if there is any, all from one segment. */
  Batch read(int maxRecords, int maxBytes) {
    while (true) {
      segments.removeDrained(cursor.position());
      Position from = cursor.position();
      Optional<Segment> oldest = segments.from(from.segment());
      if (oldest.isEmpty()) {
        return Batch.nothingAt(from);
      }
      Segment segment = oldest.get();
      int offset = segment.sequence() == from.segment() ? from.offset() : 0;
      int end = segment.end();
      if (offset < end) {
        Batch batch = read(segment, offset, end, maxRecords, maxBytes);
        if (!batch.isEmpty()) {
          return batch;
        }
        cursor.moveTo(batch.to());
      } else if (segment.isDrainedAt(new Position(segment.sequence(), offset))) {
        cursor.moveTo(new Position(segment.sequence(), offset));
      } else {
        return Batch.nothingAt(from);
      }
    }
  }

  private Batch read(Segment segment, int offset, int end, int maxRecords, int maxBytes) {
    try {
      Position start = new Position(segment.sequence(), offset);
      int near = (int) Math.min(end, (long) offset + maxBytes + SLACK);
      Batch batch =
          collect(Stretch.read(segment.file(), start, near), 0, start, maxRecords, maxBytes);
      return batch.isEmpty() ? readPast(segment, start, end, maxRecords, maxBytes) : batch;
    } catch (IOException e) {
      throw CaptureLogUnreadable.at(segment.file(), offset, e);
    }
  }

  /**
   * Either the first record is larger than a batch should be, or it is damaged and the next sound
   * one is looked for.
   */
  private Batch readPast(Segment segment, Position start, int end, int maxRecords, int maxBytes)
      throws IOException {
    Stretch rest = Stretch.read(segment.file(), start, end);
    int next = rest.nextFrame(0);
    if (next != 0) {
      segments.reportDamage(segment, start.offset(), next < 0 ? end : rest.offset(next));
    }
    return next < 0
        ? Batch.nothingAt(new Position(segment.sequence(), end))
        : collect(rest, next, start, maxRecords, maxBytes);
  }

  private Batch collect(Stretch bytes, int first, Position start, int maxRecords, int maxBytes) {
    List<byte[]> records = new ArrayList<>();
    int at = first;
    long taken = 0;
    for (int size = bytes.frameSize(at); size > 0; size = bytes.frameSize(at)) {
      taken += size - Frame.HEADER;
      if (records.size() == maxRecords || (taken > maxBytes && !records.isEmpty())) {
        break;
      }
      records.add(bytes.record(at));
      at += size;
    }
    Position to = new Position(start.segment(), bytes.offset(at));
    return new Batch(cursor.position(), to, records);
  }

  void drained(Batch batch) {
    if (!batch.from().equals(cursor.position())) {
      throw new IllegalStateException(
          "The batch from %s was drained already, the log stands at %s: ask for the next batch."
              .formatted(batch.from(), cursor.position()));
    }
    if (batch.isEmpty()) {
      return;
    }
    segments.from(batch.to().segment()).ifPresent(s -> s.drain(batch.records().size()));
    cursor.moveTo(batch.to());
    // Files first: a cursor that is behind them only means reading on from the oldest file there
    // is.
    segments.removeDrained(batch.to());
    cursor.save();
  }

  /**
   * When the oldest record not yet drained was written; empty when there is none or its frame is
   * damaged.
   */
  Optional<Instant> oldestWaiting() {
    Position from = cursor.position();
    for (Segment segment : segments.all()) {
      if (segment.waitingBytes(from) > 0) {
        int offset = segment.sequence() == from.segment() ? from.offset() : 0;
        return writtenAt(segment.file(), new Position(segment.sequence(), offset), segment.end());
      }
    }
    return Optional.empty();
  }

  private static Optional<Instant> writtenAt(Path file, Position at, int end) {
    try {
      Stretch bytes = Stretch.read(file, at, (int) Math.min(end, (long) at.offset() + SLACK));
      return bytes.frameSize(0) > 0
          ? Optional.of(Instant.ofEpochMilli(bytes.millis(0)))
          : Optional.empty();
    } catch (IOException drainedMeanwhile) {
      return Optional.empty();
    }
  }
}
