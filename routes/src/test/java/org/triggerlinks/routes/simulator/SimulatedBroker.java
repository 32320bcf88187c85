package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/**
 * The broker: queues on which the messages of a group are in order and with one consumer at a time,
 * and which deliver a message until it is acknowledged; after five failures it is a dead letter.
 */
final class SimulatedBroker implements Queues {

  private static final int MOST_FAILURES = 5;
  private static final int STOPS = 40;

  private record Group(String queue, String name) {}

  private final World world;
  private final List<Delivery> waiting = new ArrayList<>();
  private final List<Delivery> dead = new ArrayList<>();
  private final Map<Group, Consumer> owners = new HashMap<>();
  private int numbers;

  SimulatedBroker(World world) {
    this.world = world;
  }

  /** Takes all or none; at times its answer is lost. */
  @Override
  public void put(List<QueueMessage> messages) {
    Strand.point("the queue's taking", STOPS);
    if (world.weather().brokerAway()) {
      throw new BrokerAway("The broker is away.");
    }
    messages.forEach(this::take);
    if (world.weather().losesAnswer()) {
      world.trace("the broker takes it, but its answer is lost");
      throw new BrokerAway("The broker's answer is lost.");
    }
    Strand.point("what follows the queue's taking", STOPS);
  }

  /** A message is there, whoever put it there. */
  void take(QueueMessage message) {
    Delivery delivery = new Delivery(++numbers, message);
    waiting.add(delivery);
    world.onQueue(delivery);
  }

  /** The number that the next message will have. */
  int nextNumber() {
    return numbers + 1;
  }

  /** What this consumer may be given now: the first message of each group that is not another's. */
  List<Delivery> deliverable(Consumer consumer) {
    List<Delivery> first = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Delivery delivery : waiting) {
      if (delivery.queue().equals(consumer.queue()) && seen.add(delivery.group())) {
        Consumer owner = owners.get(groupOf(delivery));
        if (delivery.holder() == null && (owner == null || owner.equals(consumer))) {
          first.add(delivery);
        }
      }
    }
    return first;
  }

  void deliver(Delivery delivery, Consumer consumer) {
    delivery.heldBy(consumer);
    owners.put(groupOf(delivery), consumer);
  }

  /** It is done; nothing happens if the message is another consumer's by now. */
  void acknowledge(Delivery delivery, Consumer consumer) {
    if (consumer.equals(delivery.holder())) {
      waiting.remove(delivery);
    }
  }

  /** It failed, and is delivered again or goes to the dead letters. */
  void fail(Delivery delivery, Consumer consumer) {
    if (consumer.equals(delivery.holder())) {
      delivery.heldBy(null);
      if (delivery.failed() == MOST_FAILURES) {
        waiting.remove(delivery);
        bury(delivery);
      }
    }
  }

  /** Puts it to the dead letters. */
  void bury(Delivery delivery) {
    dead.add(delivery);
  }

  /** The consumer is gone: what it had in hand, and its groups, are anybody's. */
  void disconnect(Consumer consumer) {
    owners.values().removeIf(consumer::equals);
    waiting.stream()
        .filter(delivery -> consumer.equals(delivery.holder()))
        .forEach(delivery -> delivery.heldBy(null));
  }

  List<Delivery> waiting() {
    return waiting;
  }

  List<Delivery> dead() {
    return dead;
  }

  private static Group groupOf(Delivery delivery) {
    return new Group(delivery.queue(), delivery.group());
  }
}
