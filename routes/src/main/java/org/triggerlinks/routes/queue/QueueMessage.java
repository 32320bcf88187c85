package org.triggerlinks.routes.queue;

import java.util.UUID;

/**
 * A message for a queue.
 *
 * @param queue name of the queue
 * @param group the group within which the order is kept
 * @param body what the message says
 * @param id names this message, whatever is in it and however often that was on the queue; null if
 *     nobody asks for it
 * @param follows names what was put on the queue before it in its group, for those who must not
 *     take it first; null if there is nothing, or nothing known
 */
public record QueueMessage(String queue, String group, String body, UUID id, String follows) {

  /** A message that is nobody's predecessor, and of which it is not said what it follows. */
  public QueueMessage(String queue, String group, String body) {
    this(queue, group, body, null, null);
  }
}
