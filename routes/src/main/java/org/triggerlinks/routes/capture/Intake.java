package org.triggerlinks.routes.capture;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * The bounded room in memory where records wait for the writer. What does not fit is refused at
 * once: no caller waits.
 */
final class Intake {

  @SuppressWarnings("ArrayRecordComponent") // carried through a queue, never compared
  record Waiting(byte[] record, long millis, Appended callback) {}

  enum Entry {
    TAKEN,
    FULL,
    CLOSED
  }

  private final CaptureSettings settings;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition filled = lock.newCondition();
  private final Condition closing = lock.newCondition();
  private final ArrayDeque<Waiting> queue = new ArrayDeque<>();
  private Waiting inHand;
  private int bytes;
  private boolean closed;

  Intake(CaptureSettings settings) {
    this.settings = settings;
  }

  Entry offer(Waiting waiting) {
    lock.lock();
    try {
      if (closed) {
        return Entry.CLOSED;
      } else if (!hasRoomFor(waiting)) {
        return Entry.FULL;
      }
      queue.add(waiting);
      bytes += waiting.record().length;
      filled.signal();
      return Entry.TAKEN;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoomFor(Waiting waiting) {
    return queue.size() < settings.bufferRecords()
        && (long) bytes + waiting.record().length <= settings.bufferBytes();
  }

  /**
   * Waits for records and takes as many as fit into one group. An empty group means: closed, and
   * nothing is left.
   */
  List<Waiting> takeGroup() {
    lock.lock();
    try {
      inHand = null;
      while (queue.isEmpty() && !closed) {
        filled.awaitUninterruptibly();
      }
      List<Waiting> group = new ArrayList<>(queue.size());
      int room = settings.groupBytes();
      while (!queue.isEmpty() && Frame.size(queue.peek().record()) <= room) {
        Waiting next = queue.remove();
        room -= Frame.size(next.record());
        bytes -= next.record().length;
        group.add(next);
      }
      inHand = group.isEmpty() ? null : group.get(0);
      return group;
    } finally {
      lock.unlock();
    }
  }

  /**
   * When the first record came that is here or was taken from here last; empty if there is none.
   * The disk may take long to write it.
   */
  Optional<Instant> oldest() {
    lock.lock();
    try {
      Waiting oldest = inHand == null ? queue.peek() : inHand;
      return Optional.ofNullable(oldest).map(waiting -> Instant.ofEpochMilli(waiting.millis()));
    } finally {
      lock.unlock();
    }
  }

  /** Lets the time pass, unless the log is closed meanwhile. Records go on gathering. */
  void pause(Duration time) {
    lock.lock();
    try {
      long left = time.toNanos();
      while (!closed && left > 0) {
        left = closing.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } finally {
      lock.unlock();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
      filled.signalAll();
      closing.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
