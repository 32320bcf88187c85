package org.triggerlinks.routes.simulator;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Predecessor;
import org.triggerlinks.routes.queue.QueueMessage;

/** A message on a queue of the simulated broker. */
final class Delivery {

  private final int number;
  private final QueueMessage message;
  private final int chain;
  private List<FactEnvelope> facts;
  private Consumer holder;
  private Instant leftAt;
  private int failures;

  Delivery(int number, QueueMessage message, int chain) {
    this.number = number;
    this.message = message;
    this.chain = chain;
  }

  int number() {
    return number;
  }

  String body() {
    return message.body();
  }

  /** The facts in it, if it is on their queue. */
  List<FactEnvelope> facts() {
    if (facts == null) {
      facts = FactJson.read(body());
    }
    return facts;
  }

  String queue() {
    return message.queue();
  }

  String group() {
    return message.group();
  }

  /** The chain that it was put on the queue in, see {@link SimulatedBroker#producer}. */
  int chain() {
    return chain;
  }

  /** What names it, or null. */
  UUID id() {
    return message.id();
  }

  /** The message it follows, or null. */
  Predecessor follows() {
    return Predecessor.read(message.follows());
  }

  /** Who had it in hand is gone since then. */
  void left(Instant now) {
    leftAt = now;
  }

  Instant leftAt() {
    return leftAt;
  }

  /** How often it was delivered, this time included. */
  int deliveries() {
    return failures + 1;
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
