package org.triggerlinks.routes.runtime;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * A part of the service that starts while others do, in a thread of its own. Closing it closes the
 * part if nobody has taken it.
 */
final class Ahead<T extends AutoCloseable> implements AutoCloseable {

  private final CompletableFuture<T> part = new CompletableFuture<>();
  private boolean taken;

  private Ahead() {}

  /** Starts the part now. */
  static <T extends AutoCloseable> Ahead<T> start(String name, Callable<T> start) {
    Ahead<T> ahead = new Ahead<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                ahead.part.complete(start.call());
              } catch (Throwable e) {
                ahead.part.completeExceptionally(e);
              }
            },
            "start-" + name);
    thread.setDaemon(true);
    thread.start();
    return ahead;
  }

  /**
   * Waits for the part, which is the caller's to close from now on.
   *
   * @throws CannotStart if it did not start
   */
  T take() {
    taken = true;
    try {
      return part.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof CannotStart why) {
        throw why;
      }
      throw e;
    }
  }

  @Override
  public void close() {
    if (!taken) {
      part.thenAccept(Ahead::close).exceptionally(failure -> null).join();
    }
  }

  private static void close(AutoCloseable part) {
    try {
      part.close();
    } catch (Exception e) {
      throw new CompletionException(e);
    }
  }
}
