package org.triggerlinks.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.rules.RuleFolder.Stamp;

/** Makes the next snapshot from the last one, compiling only the files that changed. */
final class Reload {

  private static final int MOST_THREADS = 4;

  private final FileLoader loader;
  private volatile boolean stopped;

  Reload(FileLoader loader) {
    this.loader = loader;
  }

  /** Begins with no further file: what is going on fails. */
  void stop() {
    stopped = true;
  }

  Snapshot apply(Snapshot last, Map<RulePath, Stamp> onDisk) {
    Map<RulePath, Stamp> changed = new HashMap<>(onDisk);
    List<LoadedFile> next = new ArrayList<>();
    for (LoadedFile file : last.files()) {
      if (file.stamp() != null && file.stamp().equals(onDisk.get(file.path()))) {
        next.add(file);
        changed.remove(file.path());
      }
    }
    boolean same = changed.isEmpty() && next.size() == last.files().size();
    if (same) {
      return last;
    }
    next.addAll(load(last, changed));
    return new Snapshot(next);
  }

  private List<LoadedFile> load(Snapshot last, Map<RulePath, Stamp> changed) {
    List<LoadedFile> loaded = new ArrayList<>();
    int threads =
        Math.min(
            changed.size(), Math.min(MOST_THREADS, Runtime.getRuntime().availableProcessors()));
    if (threads <= 1) {
      changed.forEach((path, stamp) -> loaded.add(load(path, stamp, last.file(path))));
      return loaded;
    }
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Future<LoadedFile>> compiling = new ArrayList<>();
      changed.forEach(
          (path, stamp) -> {
            Optional<LoadedFile> previous = last.file(path);
            compiling.add(pool.submit(() -> load(path, stamp, previous)));
          });
      for (Future<LoadedFile> each : compiling) {
        loaded.add(each.get());
      }
      return loaded;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Stopped while rule files were being compiled.", e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("A rule file could not be loaded: " + e.getCause(), e);
    } finally {
      finish(pool);
    }
  }

  private LoadedFile load(RulePath path, Stamp stamp, Optional<LoadedFile> previous) {
    if (stopped) {
      throw new IllegalStateException("The rules are not loaded any more.");
    }
    return loader.load(path, stamp, previous);
  }

  // Not interrupted: H2 closes its file for all when a thread is interrupted that writes to it.
  private static void finish(ExecutorService pool) {
    pool.shutdown();
    try {
      if (!pool.awaitTermination(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException("A rule file takes more than a minute to compile.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
