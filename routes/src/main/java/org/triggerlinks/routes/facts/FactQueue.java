package org.triggerlinks.routes.facts;

import java.util.Map;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/** The queue {@code facts} of the broker, from the side that puts facts on it. */
public final class FactQueue {

  /** Name of the queue. */
  public static final String NAME = "facts";

  private final Queues queues;

  public FactQueue(Queues queues) {
    this.queues = queues;
  }

  /**
   * Puts messages on the queue, all or none, and returns when the broker has them on disk. Each key
   * is a group, within which the order is kept; each value is a JSON array of facts.
   */
  public void put(Map<String, String> messages) {
    queues.put(
        messages.entrySet().stream()
            .map(message -> new QueueMessage(NAME, message.getKey(), message.getValue()))
            .toList());
  }
}
