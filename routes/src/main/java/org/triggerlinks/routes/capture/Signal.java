package org.triggerlinks.routes.capture;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** Counts events, so that one that happens between looking and waiting is not missed. */
final class Signal {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition raised = lock.newCondition();
  private long count;

  long count() {
    lock.lock();
    try {
      return count;
    } finally {
      lock.unlock();
    }
  }

  void raise() {
    lock.lock();
    try {
      count++;
      raised.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Waits until something happened since {@code seen} was counted; returns the nanoseconds left, 0
   * or less when none.
   */
  long awaitAfter(long seen, long nanos) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      long left = nanos;
      while (count == seen && left > 0) {
        left = raised.awaitNanos(left);
      }
      return left;
    } finally {
      lock.unlock();
    }
  }
}
