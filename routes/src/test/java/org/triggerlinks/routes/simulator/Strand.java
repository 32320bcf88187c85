package org.triggerlinks.routes.simulator;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;

/**
 * A piece of work that goes on only when it is told to, and stops at points on its way: a coroutine
 * on a thread of its own. Of all strands of a simulation at most one goes on at a time.
 */
final class Strand {

  private static final ExecutorService THREADS =
      Executors.newCachedThreadPool(
          work -> {
            Thread thread = new Thread(work, "strand");
            thread.setDaemon(true);
            return thread;
          });

  private static final ThreadLocal<Strand> RUNNING = new ThreadLocal<>();

  private final String name;
  private final World world;
  private final Runnable work;
  private final Semaphore go = new Semaphore(0);
  private final Semaphore back = new Semaphore(0);
  private String at = "its beginning";
  private boolean begun;
  private boolean ended;
  private boolean killed;
  private boolean dying;
  private boolean givesUp;
  private Throwable failure;
  private long waitsSince = -1;

  Strand(String name, World world, Runnable work) {
    this.name = name;
    this.world = world;
    this.work = work;
  }

  /** Not an exception that anybody handles: what comes after it is as if the process had died. */
  static final class Crash extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** The strand that this thread works for, or null if it works for none. */
  static Strand running() {
    return RUNNING.get();
  }

  /** A point at which the running strand stops in so many of a hundred cases, if it is not calm. */
  static void point(String where, int percent) {
    Strand strand = RUNNING.get();
    if (strand != null
        && !strand.dying
        && !strand.world.weather().calm()
        && strand.world.chance().percent(percent)) {
      strand.stop(where);
    }
  }

  /** Gives way to the scheduler; goes on when that says so. */
  void stop(String where) {
    at = where;
    back.release();
    go.acquireUninterruptibly();
    if (killed) {
      dying = true;
      throw new Crash();
    }
  }

  /** Stops until something else ended a transaction; false if it should wait no longer. */
  boolean waitsForLock(String what) {
    waitsSince = world.released();
    stop("waiting for a lock of " + what);
    waitsSince = -1;
    boolean waits = !givesUp;
    givesUp = false;
    return waits;
  }

  /** Goes on to its next stop, or to its end. */
  void goOn() {
    if (begun) {
      go.release();
    } else {
      begun = true;
      THREADS.execute(this::run);
    }
    back.acquireUninterruptibly();
  }

  private void run() {
    RUNNING.set(this);
    try {
      work.run();
    } catch (Crash e) {
      at = "the crash";
    } catch (Throwable e) {
      failure = e;
    } finally {
      RUNNING.remove();
      ended = true;
      back.release();
    }
  }

  /** The process it is part of dies: it comes to no further point. */
  void kill() {
    killed = true;
    if (begun && !ended) {
      goOn();
    }
    ended = true;
  }

  /** Waits no longer for the lock that it waits for. */
  void giveUpWaiting() {
    givesUp = true;
  }

  /** True if it waits for a lock and nothing was released since it tried. */
  boolean blocked() {
    return waitsSince == world.released();
  }

  boolean begun() {
    return begun;
  }

  boolean ended() {
    return ended;
  }

  boolean dying() {
    return dying;
  }

  /** What it ended with, or null if it came to its end. */
  Throwable failure() {
    return failure;
  }

  String at() {
    return at;
  }

  World world() {
    return world;
  }

  @Override
  public String toString() {
    return name;
  }
}
