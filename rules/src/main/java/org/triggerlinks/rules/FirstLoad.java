package org.triggerlinks.rules;

import java.util.concurrent.CountDownLatch;

/** The first load of a book's files, which may take a minute: who needs the rules waits for it. */
final class FirstLoad {

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean done;
  private Runnable next = () -> {};
  private Thread thread;

  /** Loads in the background, unless that was begun already. */
  synchronized void begin(Runnable load) {
    if (thread == null) {
      thread = new Thread(load, "load-rules");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /** Does this once all files were read; at once if they were, and never once given up. */
  synchronized void then(Runnable task) {
    if (done) {
      task.run();
    } else {
      next = task;
    }
  }

  /** All files were read. */
  synchronized void done() {
    if (over.getCount() > 0) {
      done = true;
      over.countDown();
      next.run();
    }
  }

  boolean isDone() {
    return done;
  }

  /**
   * Waits until all files were read.
   *
   * @throws IllegalStateException if they will not be: nothing may be decided without them
   */
  void await() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while the rules are being loaded.", e);
    }
    if (!done) {
      throw new IllegalStateException("The service stops before its rules were loaded.");
    }
  }

  /** Nobody need wait any longer. What has begun because all was read comes to its end first. */
  synchronized void giveUp() {
    over.countDown();
  }

  /** Waits until the load has let go of the files and of the database. */
  void join() {
    try {
      Thread loading = thread();
      if (loading != null) {
        loading.join();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private synchronized Thread thread() {
    return thread;
  }
}
