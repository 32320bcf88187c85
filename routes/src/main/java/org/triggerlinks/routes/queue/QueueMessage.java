package org.triggerlinks.routes.queue;

/**
 * A message for a queue.
 *
 * @param queue name of the queue
 * @param group the group within which the order is kept
 * @param body what the message says
 */
public record QueueMessage(String queue, String group, String body) {}
