package org.triggerlinks.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.rules.RuleFolder.Stamp;

/**
 * Looks at the folder again and again; change events are not delivered on network and container
 * mounts. What is there at the first look that succeeds counts as it is. After that a file counts
 * only once it looks the same twice in a row, because an editor may be in the middle of writing or
 * replacing it.
 */
final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  // It rests so many times as long as a scan of the folder takes.
  private static final int RESTS = 10;

  private final RuleFolder folder;
  private final Duration interval;
  private final Consumer<Map<RulePath, Stamp>> onSettled;
  private final LongSupplier nanoTime;
  private volatile ScheduledThreadPoolExecutor thread;
  private Map<RulePath, Stamp> settled;
  private Map<RulePath, Stamp> lastSeen;
  // What was said of the last look; null if it succeeded.
  private String trouble;
  private Duration rest;

  FolderWatch(RuleFolder folder, Duration interval, Consumer<Map<RulePath, Stamp>> onSettled) {
    this(folder, interval, onSettled, System::nanoTime);
  }

  /** Measures scans by this clock, which counts nanoseconds. */
  FolderWatch(
      RuleFolder folder,
      Duration interval,
      Consumer<Map<RulePath, Stamp>> onSettled,
      LongSupplier nanoTime) {
    this.folder = folder;
    this.interval = interval;
    this.onSettled = onSettled;
    this.nanoTime = nanoTime;
    this.rest = interval;
  }

  /** Looks at once, in this thread, and then again and again in a thread of its own. */
  synchronized void start() {
    if (thread == null) {
      look();
      thread =
          new ScheduledThreadPoolExecutor(
              1,
              task -> {
                Thread watching = new Thread(task, "watch-rules");
                watching.setDaemon(true);
                return watching;
              });
      thread.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
      thread.setRejectedExecutionHandler(new ThreadPoolExecutor.DiscardPolicy());
      lookAgainIn(interval);
    }
  }

  // Who closes the watch waits for the last look, so that one must not wait for the monitor.
  private void lookAgainIn(Duration time) {
    ScheduledThreadPoolExecutor watching = thread;
    if (watching != null) {
      var ignored = watching.schedule(this::lookAgain, time.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  private void lookAgain() {
    look();
    lookAgainIn(rest);
  }

  /**
   * How long to rest after the last look: a large folder, or one far away, must not keep a
   * processor busy with being looked at. What was done about a change does not count, as most looks
   * see none, and the next change must not wait for it.
   */
  Duration rest() {
    return rest;
  }

  /** Looks no more. A look that is going on comes to its end, as it uses the database. */
  @Override
  public synchronized void close() {
    if (thread == null) {
      return;
    }
    // Not interrupted: H2 closes its file for all when a thread is interrupted that writes to it.
    thread.shutdown();
    try {
      if (!thread.awaitTermination(1, TimeUnit.MINUTES)) {
        LOG.warn("The rules are still being read.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    thread = null;
  }

  /**
   * One look at the folder. A failure is logged, once until it changes, and that it is over; the
   * next look may succeed.
   */
  void look() {
    try {
      Map<RulePath, Stamp> seen = scan();
      settled = lastSeen == null ? seen : settle(seen);
      lastSeen = seen;
      onSettled.accept(settled);
      if (trouble != null) {
        LOG.info("The rules are read again.");
        trouble = null;
      }
    } catch (RuntimeException e) {
      if (!e.toString().equals(trouble)) {
        trouble = e.toString();
        LOG.warn("The rules cannot be read; those in force stay in force, until they can.", e);
      }
    }
  }

  private Map<RulePath, Stamp> scan() {
    long start = nanoTime.getAsLong();
    try {
      return folder.scan();
    } finally {
      Duration wanted = Duration.ofNanos(nanoTime.getAsLong() - start).multipliedBy(RESTS);
      rest = wanted.compareTo(interval) > 0 ? wanted : interval;
    }
  }

  private Map<RulePath, Stamp> settle(Map<RulePath, Stamp> seen) {
    Set<RulePath> paths = new HashSet<>(seen.keySet());
    paths.addAll(settled.keySet());
    Map<RulePath, Stamp> next = new HashMap<>();
    for (RulePath path : paths) {
      boolean quiet = Objects.equals(seen.get(path), lastSeen.get(path));
      Stamp stamp = quiet ? seen.get(path) : settled.get(path);
      if (stamp != null) {
        next.put(path, stamp);
      }
    }
    return next;
  }
}
