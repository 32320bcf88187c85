package org.triggerlinks.routes.capture;

import java.util.List;

/** The oldest records not yet drained, in the order in which they were stored. */
public final class Batch {

  private final Position from;
  private final Position to;
  private final List<byte[]> records;

  Batch(Position from, Position to, List<byte[]> records) {
    this.from = from;
    this.to = to;
    this.records = List.copyOf(records);
  }

  static Batch nothingAt(Position position) {
    return new Batch(position, position, List.of());
  }

  public List<byte[]> records() {
    return records;
  }

  public boolean isEmpty() {
    return records.isEmpty();
  }

  Position from() {
    return from;
  }

  Position to() {
    return to;
  }
}
