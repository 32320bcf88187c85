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

  /**
   * Returns when the queues have answered, and throws if they do not. To be asked before something
   * is locked that others wait for: who is cut off from the queues waits long for them.
   */
  default void reach() {}
}
