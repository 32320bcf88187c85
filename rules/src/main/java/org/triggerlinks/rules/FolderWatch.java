package org.triggerlinks.rules;

import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.rules.RuleFolder.Stamp;

/**
 * Looks at the folder again and again; change events are not delivered on network and container
 * mounts. A file counts only once it looks the same twice in a row, because an editor may be in the
 * middle of writing or replacing it.
 */
final class FolderWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FolderWatch.class);

  private final RuleFolder folder;
  private final Duration interval;
  private final Consumer<Map<RulePath, Stamp>> onSettled;
  private ScheduledExecutorService thread;
  private Map<RulePath, Stamp> settled = Map.of();
  private Map<RulePath, Stamp> lastSeen = Map.of();

  FolderWatch(RuleFolder folder, Duration interval, Consumer<Map<RulePath, Stamp>> onSettled) {
    this.folder = folder;
    this.interval = interval;
    this.onSettled = onSettled;
  }

  synchronized void start() {
    if (thread == null) {
      lastSeen = folder.scan();
      settled = lastSeen;
      thread =
          Executors.newSingleThreadScheduledExecutor(
              task -> {
                Thread watching = new Thread(task, "watch-rules");
                watching.setDaemon(true);
                return watching;
              });
      var ignored =
          thread.scheduleWithFixedDelay(
              this::look, interval.toNanos(), interval.toNanos(), TimeUnit.NANOSECONDS);
    }
  }

  @Override
  public synchronized void close() {
    if (thread != null) {
      thread.shutdownNow();
      thread = null;
    }
  }

  /** One look at the folder. A failure is logged; the next look may succeed. */
  void look() {
    try {
      Map<RulePath, Stamp> seen = folder.scan();
      settled = settle(seen);
      lastSeen = seen;
      onSettled.accept(settled);
    } catch (RuntimeException e) {
      LOG.warn("The rules could not be reloaded; those in force stay in force.", e);
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
