package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.triggerlinks.routes.decide.Predecessors;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.queue.QueueMessage;
import org.triggerlinks.routes.queue.Queues;

/**
 * The broker: queues on which the messages of a group are in order and with one consumer at a time,
 * and which deliver a message until it is acknowledged; after so many failures as the configuration
 * of the broker says it is a dead letter. When a consumer is gone, its groups are anybody's at
 * once, but what it had in hand is back later, as an external Artemis has it: often soon, and now
 * and then so late that nobody waits for it any longer.
 */
final class SimulatedBroker {

  private static final int MOST_FAILURES = 50;
  private static final int MOST_FAILURES_OF_FACTS = 100;
  private static final int STOPS = 40;

  private record Group(String queue, String name) {}

  private final World world;
  private final List<Delivery> waiting = new ArrayList<>();
  private final List<Delivery> dead = new ArrayList<>();
  private final Map<Group, Consumer> owners = new HashMap<>();
  private final Set<Consumer> gone = new HashSet<>();
  private int numbers;
  private int chains;

  SimulatedBroker(World world) {
    this.world = world;
  }

  /**
   * The queues as somebody sees them who puts messages on them. What is put there without a failure
   * in between is a chain, within which even dead consumers change no order.
   */
  Queues producer() {
    return new Queues() {
      private int chain = ++chains;

      @Override
      public void put(List<QueueMessage> messages) {
        try {
          SimulatedBroker.this.put(messages, chain);
        } catch (BrokerAway e) {
          chain = ++chains;
          throw e;
        }
      }
    };
  }

  // Takes all or none; at times its answer is lost.
  private void put(List<QueueMessage> messages, int chain) {
    Strand.point("the queue's taking", STOPS);
    if (world.weather().brokerAway()) {
      throw new BrokerAway("The broker is away.");
    }
    messages.forEach(message -> take(message, chain));
    if (world.weather().losesAnswer()) {
      world.trace("the broker takes it, but its answer is lost");
      throw new BrokerAway("The broker's answer is lost.");
    }
    Strand.point("what follows the queue's taking", STOPS);
  }

  /** A message is there, whoever put it there. */
  void take(QueueMessage message) {
    take(message, ++chains);
  }

  private void take(QueueMessage message, int chain) {
    Delivery delivery = new Delivery(++numbers, message, chain);
    waiting.add(delivery);
    world.onQueue(delivery);
  }

  /** The number that the next message will have. */
  int nextNumber() {
    return numbers + 1;
  }

  /**
   * What this consumer may be given now: of each group that is not another's, the first message
   * that it does not have in hand already. What has not come back is passed over.
   */
  List<Delivery> deliverable(Consumer consumer) {
    List<Delivery> first = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Delivery delivery : waiting) {
      Consumer owner = owners.get(groupOf(delivery));
      if (delivery.queue().equals(consumer.queue())
          && delivery.holder() == null
          && (owner == null || owner.equals(consumer))
          && seen.add(delivery.group())) {
        first.add(delivery);
      }
    }
    return first;
  }

  void deliver(Delivery delivery, Consumer consumer) {
    delivery.heldBy(consumer);
    owners.put(groupOf(delivery), consumer);
  }

  /**
   * They are done, all of them or none: nothing happens if they are no longer the consumer's.
   *
   * @param buried those of them that are dead letters
   */
  void acknowledge(List<Delivery> taken, List<Delivery> buried, Consumer consumer) {
    if (!gone.contains(consumer)) {
      waiting.removeAll(taken);
      dead.addAll(buried);
    }
  }

  /** They failed, and each is delivered again or goes to the dead letters. */
  void fail(List<Delivery> taken, Consumer consumer) {
    if (!gone.contains(consumer)) {
      taken.forEach(this::fail);
    }
  }

  private void fail(Delivery delivery) {
    delivery.heldBy(null);
    if (delivery.failed() == mostFailures(delivery)) {
      waiting.remove(delivery);
      dead.add(delivery);
    }
  }

  private static int mostFailures(Delivery delivery) {
    return delivery.queue().equals(FactQueue.NAME) ? MOST_FAILURES_OF_FACTS : MOST_FAILURES;
  }

  /** The consumer is gone: its groups are anybody's, and later what it had in hand. */
  void disconnect(Consumer consumer) {
    gone.add(consumer);
    owners.values().removeIf(consumer::equals);
    for (Delivery delivery : inHand(consumer)) {
      world.ledger().changedHands(delivery);
      delivery.left(world.computers().instant());
    }
  }

  /** Whether a consumer that is gone had something in hand that is not back. */
  boolean somethingComesBack() {
    return !comingBack().isEmpty();
  }

  /** Something of that is back: all that one consumer had in hand, where it was before. */
  void bringBack() {
    bringBack(world.chance().of(comingBack()).holder());
  }

  private void bringBack(Consumer consumer) {
    sayWhatIsLate();
    inHand(consumer)
        .forEach(
            delivery -> {
              world.trace("%s is back after %s", delivery, away(delivery));
              delivery.heldBy(null);
            });
  }

  /** What is away for so long that nobody waits for it any longer, back or not, is late. */
  void sayWhatIsLate() {
    comingBack().stream()
        .filter(delivery -> away(delivery).compareTo(Predecessors.PATIENCE) >= 0)
        .forEach(world.ledger()::late);
  }

  private Duration away(Delivery delivery) {
    return Duration.between(delivery.leftAt(), world.computers().instant());
  }

  private List<Delivery> comingBack() {
    return waiting.stream().filter(delivery -> gone.contains(delivery.holder())).toList();
  }

  /** What this consumer was given and has not acknowledged, or was given before it was gone. */
  List<Delivery> inHand(Consumer consumer) {
    return waiting.stream().filter(delivery -> consumer.equals(delivery.holder())).toList();
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
