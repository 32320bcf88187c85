package org.triggerlinks.routes.capture;

import java.util.Comparator;

/** A place in the log: a segment's sequence number and a byte offset in its file. */
record Position(long segment, int offset) implements Comparable<Position> {

  static final Position START = new Position(0, 0);

  private static final Comparator<Position> ORDER =
      Comparator.comparingLong(Position::segment).thenComparingInt(Position::offset);

  @Override
  public int compareTo(Position other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return segment + ":" + offset;
  }
}
