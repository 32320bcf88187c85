package org.triggerlinks.routes.deadletters;

import org.apache.camel.Message;
import org.triggerlinks.routes.queue.BrokerQueues;

/**
 * A letter that our own routes put on the queue of dead letters.
 *
 * @param body what could not be processed
 * @param group the group in which it was on its queue, or null
 * @param origin the queue it comes from
 * @param reason why it could not be processed
 */
public record NewLetter(String body, String group, String origin, String reason) {

  /** Makes this message the letter, and nothing else. */
  public void writeTo(Message message) {
    message.removeHeaders("*");
    message.setBody(body);
    message.setHeader(BrokerQueues.GROUP, group);
    message.setHeader(DeadLetter.ORIGIN, origin);
    message.setHeader(DeadLetter.REASON, reason);
  }
}
