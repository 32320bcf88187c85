package org.triggerlinks.routes.queue;

import java.util.List;

/** Takes messages for queues. */
@FunctionalInterface
public interface Queues {

  /**
   * Puts messages on their queues, all or none, and returns when they cannot be lost any more. If
   * it throws, it is not known whether they are there.
   */
  void put(List<QueueMessage> messages);
}
