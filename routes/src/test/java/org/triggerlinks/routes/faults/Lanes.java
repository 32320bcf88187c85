package org.triggerlinks.routes.faults;

import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;

/** Threads that do something at a steady rate, each on its own; who falls behind catches up. */
final class Lanes implements AutoCloseable {

  private static final long LONGEST_STEP_SECONDS = 60;

  private final ScheduledExecutorService threads;
  private final AtomicReference<Throwable> failure = new AtomicReference<>();

  /**
   * Starts them.
   *
   * @param perSecond steps a second, of all lanes together
   * @param step is given the number of its lane, from 0
   */
  Lanes(int lanes, int perSecond, IntConsumer step) {
    threads = Executors.newScheduledThreadPool(lanes);
    long period = TimeUnit.SECONDS.toNanos(lanes) / perSecond;
    for (int i = 0; i < lanes; i++) {
      int lane = i;
      var ignored =
          threads.scheduleAtFixedRate(
              () -> take(step, lane), period * lane / lanes, period, TimeUnit.NANOSECONDS);
    }
  }

  private void take(IntConsumer step, int lane) {
    try {
      step.accept(lane);
    } catch (RuntimeException | Error e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  /** Ends them after their current step; throws what any of them failed with. */
  @Override
  public void close() {
    threads.shutdown();
    try {
      if (!threads.awaitTermination(LONGEST_STEP_SECONDS, TimeUnit.SECONDS)) {
        throw new IllegalStateException("A step of the load does not end.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
    if (failure.get() != null) {
      throw new IllegalStateException("The load stopped by itself.", failure.get());
    }
  }
}
