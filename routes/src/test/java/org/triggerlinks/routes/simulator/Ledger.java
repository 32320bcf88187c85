package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.routes.facts.FactEnvelope;

/** What the world outside knows: what it was answered, and what it put on which queue when. */
final class Ledger {

  private final Map<UUID, FactEnvelope> answered = new LinkedHashMap<>();
  private final Set<UUID> accepted = new HashSet<>();
  private final Map<UUID, List<Put>> puts = new HashMap<>();
  private final Set<Integer> changedHands = new HashSet<>();
  private final Set<Integer> late = new HashSet<>();
  private final Set<Integer> poison = new HashSet<>();
  private final Map<Strand, List<FactEnvelope>> wakes = new HashMap<>();
  private long order;

  /**
   * A fact was put on the queue.
   *
   * @param place in the order of all that were
   * @param chain see {@link SimulatedBroker#producer}
   * @param letGo true if it is a click that was held before
   * @param delivery number of the message it is in
   */
  record Put(long place, int chain, boolean letGo, int delivery) {}

  /** A click was answered. */
  void answered(FactEnvelope click) {
    answered.put(click.id(), click);
  }

  /** The clicks that were answered, by id, the first one first. */
  Map<UUID, FactEnvelope> answered() {
    return answered;
  }

  /** A fact was accepted: whoever reported it will not do so again. */
  void accepted(UUID fact) {
    accepted.add(fact);
  }

  Set<UUID> accepted() {
    return accepted;
  }

  /** These facts are on the queue from now on, behind all others. */
  void put(Delivery delivery) {
    for (FactEnvelope fact : delivery.facts()) {
      puts.computeIfAbsent(fact.id(), id -> new ArrayList<>())
          .add(new Put(++order, delivery.chain(), fact.isLetGo(), delivery.number()));
    }
  }

  /** Each time that a fact was put on the queue. */
  List<Put> puts(UUID fact) {
    return puts.getOrDefault(fact, List.of());
  }

  /** The place of what was put on the queue of facts last. */
  long order() {
    return order;
  }

  /**
   * A consumer is gone while it had this in hand: it may still be at it when others are, and what
   * others put on the queue later may overtake it.
   */
  void changedHands(Delivery delivery) {
    changedHands.add(delivery.number());
  }

  boolean changedHands(Put put) {
    return changedHands.contains(put.delivery());
  }

  /** This is of a consumer that was gone, and nobody has to wait for it any longer. */
  void late(Delivery delivery) {
    late.add(delivery.number());
  }

  boolean late(Put put) {
    return late.contains(put.delivery());
  }

  /** This message is nothing that can be read. */
  void poison(int delivery) {
    poison.add(delivery);
  }

  boolean isPoison(int delivery) {
    return poison.contains(delivery);
  }

  /** Clicks that were in the logs of nodes when this strand of one looked for due waits. */
  void wakes(Strand strand, List<FactEnvelope> inLog) {
    wakes.put(strand, List.copyOf(inLog));
  }

  List<FactEnvelope> inLogWhenWoken(Strand strand) {
    return wakes.getOrDefault(strand, List.of());
  }
}
