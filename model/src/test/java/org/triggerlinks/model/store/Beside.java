package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs work beside a transaction that is open. */
final class Beside {

  // More than any of it takes, less than the ten seconds that H2 waits for a lock.
  private static final int PATIENCE_SECONDS = 8;

  private Beside() {}

  /** The result of work done by another thread; fails if it has to wait for the caller. */
  static <T> T done(Callable<T> work) {
    return now(started(work));
  }

  /** Starts work in another thread. */
  static <T> CompletableFuture<T> started(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                result.complete(work.call());
              } catch (Throwable e) {
                result.completeExceptionally(e);
              }
            });
    thread.setDaemon(true);
    thread.start();
    return result;
  }

  /** The result of what was started. */
  static <T> T now(CompletableFuture<T> result) {
    try {
      return result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new AssertionError("It waits for another transaction.", e);
    } catch (ExecutionException e) {
      throw new AssertionError("The other transaction failed: " + e.getCause(), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("The test was interrupted.", e);
    }
  }

  /** Does the same work in four threads that begin together. */
  static void race(Runnable work) {
    int threads = 4;
    CyclicBarrier start = new CyclicBarrier(threads);
    List<CompletableFuture<Boolean>> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      all.add(
          started(
              () -> {
                start.await();
                work.run();
                return true;
              }));
    }
    all.forEach(one -> assertThat(now(one)).isTrue());
  }
}
