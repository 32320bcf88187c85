package org.triggerlinks.routes.simulator;

import org.triggerlinks.routes.queue.QueueMessage;

/** A message on a queue of the simulated broker. */
final class Delivery {

  private final int number;
  private final QueueMessage message;
  private Consumer holder;
  private int failures;

  Delivery(int number, QueueMessage message) {
    this.number = number;
    this.message = message;
  }

  int number() {
    return number;
  }

  String body() {
    return message.body();
  }

  String queue() {
    return message.queue();
  }

  String group() {
    return message.group();
  }

  /** Who has it in hand, or null. */
  Consumer holder() {
    return holder;
  }

  void heldBy(Consumer consumer) {
    holder = consumer;
  }

  int failed() {
    return ++failures;
  }

  @Override
  public String toString() {
    return "message %d".formatted(number);
  }
}
