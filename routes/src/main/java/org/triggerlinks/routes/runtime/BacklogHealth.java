package org.triggerlinks.routes.runtime;

import java.util.function.Supplier;
import org.triggerlinks.routes.operations.QueueMeters;
import org.triggerlinks.routes.operations.StoreMeters;

/** Says what is left to do. However much that is, the service takes clicks: it is never down. */
record BacklogHealth(QueueMeters queues, StoreMeters store) implements Supplier<Health> {

  @Override
  public Health get() {
    return Health.up(queues.sentence() + " " + store.sentence());
  }
}
