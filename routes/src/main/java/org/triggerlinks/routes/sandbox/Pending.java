package org.triggerlinks.routes.sandbox;

/**
 * What is left to do at one moment.
 *
 * @param clicks captured and not yet on the queue of facts
 * @param facts committed or on the queue, and not decided
 * @param intents due, or on their way to a provider
 * @param waits whose deadline has come and that nobody woke
 * @param broadcasts not all of whose messages are made
 * @param dispatches messages on the queues of the channels
 */
public record Pending(
    long clicks, long facts, long intents, long waits, long broadcasts, long dispatches) {

  /** Nothing is left to do now. */
  public boolean quiet() {
    return clicks + facts + intents + waits + broadcasts + dispatches == 0;
  }
}
