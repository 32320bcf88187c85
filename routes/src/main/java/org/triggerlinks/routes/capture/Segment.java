package org.triggerlinks.routes.capture;

import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;

/** What is known of one segment file: how far it may be read, and how much of it is drained. */
final class Segment {

  private final long sequence;
  private final Path file;
  private final Set<Integer> damage = new HashSet<>();
  private int end;
  private long records;
  private long drained;
  private boolean sealed;

  Segment(long sequence, Path file) {
    this.sequence = sequence;
    this.file = file;
  }

  long sequence() {
    return sequence;
  }

  Path file() {
    return file;
  }

  /** The records up to {@code newEnd} are on disk and may be read. */
  synchronized void grow(int newEnd, int newRecords) {
    end = newEnd;
    records += newRecords;
  }

  /** Nothing will be added. */
  synchronized void seal() {
    sealed = true;
  }

  synchronized void drain(long count) {
    drained += count;
  }

  /** Returns true when this damage was not known yet. */
  synchronized boolean damagedAt(int offset) {
    return damage.add(offset);
  }

  synchronized boolean isDamaged() {
    return !damage.isEmpty();
  }

  synchronized int end() {
    return end;
  }

  synchronized boolean isDrainedAt(Position cursor) {
    return sealed && cursor.compareTo(new Position(sequence, end)) >= 0;
  }

  synchronized long waitingRecords() {
    return Math.max(0, records - drained);
  }

  synchronized long waitingBytes(Position cursor) {
    int read =
        cursor.segment() == sequence ? cursor.offset() : cursor.segment() > sequence ? end : 0;
    return Math.max(0, end - read);
  }
}
