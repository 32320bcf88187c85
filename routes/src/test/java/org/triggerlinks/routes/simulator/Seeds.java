package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** Runs many seeds on several threads, until one fails. */
final class Seeds {

  private final RuleBooks rules;
  private final int threads;
  private final AtomicLong steps = new AtomicLong();
  private final AtomicLong done = new AtomicLong();
  private final AtomicReference<Verdict> failed = new AtomicReference<>();

  Seeds(RuleBooks rules, int threads) {
    this.rules = rules;
    this.threads = threads;
  }

  /** Runs these seeds, and gives the smallest that was seen to fail, or null. */
  Verdict run(long from, long count, Consumer<Long> progress) throws InterruptedException {
    AtomicLong next = new AtomicLong(from);
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      List<Callable<Void>> workers = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        workers.add(
            () -> {
              work(next, from + count, progress);
              return null;
            });
      }
      for (Future<Void> worker : pool.invokeAll(workers)) {
        worker.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } finally {
      pool.shutdownNow();
    }
    return failed.get();
  }

  private void work(AtomicLong next, long end, Consumer<Long> progress) throws Exception {
    try (Simulator simulator = new Simulator(rules)) {
      while (failed.get() == null) {
        long seed = next.getAndIncrement();
        if (seed >= end) {
          return;
        }
        Verdict verdict = simulator.run(seed);
        steps.addAndGet(verdict.steps());
        if (verdict.broken() != null) {
          failed.accumulateAndGet(
              verdict, (old, found) -> old == null || found.seed() < old.seed() ? found : old);
        }
        progress.accept(done.incrementAndGet());
      }
    }
  }

  /** How many steps all of them took. */
  long steps() {
    return steps.get();
  }

  /** How many seeds came to an end. */
  long done() {
    return done.get();
  }
}
