package org.triggerlinks.routes.runtime;

import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Lets at most so many in at the same time and refuses the others at once. A thread of the web
 * server is held until its call is answered: without a bound, calls that wait for the database
 * would hold them all, and the links would wait behind them.
 */
public final class AtMost {

  private final Semaphore places;

  public AtMost(int most) {
    this.places = new Semaphore(most);
  }

  /** What this gives, or what the other gives if all places are taken. */
  public <T> T run(Supplier<T> work, Supplier<T> refusal) {
    if (!places.tryAcquire()) {
      return refusal.get();
    }
    try {
      return work.get();
    } finally {
      places.release();
    }
  }
}
