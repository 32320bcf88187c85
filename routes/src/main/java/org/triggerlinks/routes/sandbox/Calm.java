package org.triggerlinks.routes.sandbox;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/** Waits until nothing is left to do, and drives on what would otherwise wait for its next turn. */
public final class Calm {

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  // Once may be the moment in which something moved from one place to another.
  private static final int LOOKS = 2;

  private final Backlog backlog;
  private final Runnable wakeAll;

  /**
   * Waits for a backlog to be empty.
   *
   * @param wakeAll lets every relay, and the waker of waits, look for work now
   */
  public Calm(Backlog backlog, Runnable wakeAll) {
    this.backlog = backlog;
    this.wakeAll = wakeAll;
  }

  /** How it stands now. */
  public Pending now() {
    return backlog.count();
  }

  /** Returns when nothing is left to do, or after this time; says what is left then. */
  public Pending await(Duration most) {
    long deadline = System.nanoTime() + most.toNanos();
    int quietLooks = 0;
    Pending pending;
    do {
      wakeAll.run();
      LockSupport.parkNanos(PAUSE_NANOS);
      pending = backlog.count();
      quietLooks = pending.quiet() ? quietLooks + 1 : 0;
    } while (quietLooks < LOOKS && deadline - System.nanoTime() > 0);
    return pending;
  }
}
