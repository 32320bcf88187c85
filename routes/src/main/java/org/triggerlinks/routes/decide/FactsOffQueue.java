package org.triggerlinks.routes.decide;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.UnreadableFacts;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.MessageText;

/**
 * Decides what was taken off the queue at once, each message after the one it follows. What cannot
 * be read or decided keeps nothing else from being decided.
 */
public final class FactsOffQueue {

  private final Decider decider;
  private final Predecessors predecessors;

  public FactsOffQueue(Decider decider, Predecessors predecessors) {
    this.decider = decider;
    this.predecessors = predecessors;
  }

  /**
   * A message of the queue.
   *
   * @param body its facts as JSON
   * @param group the group within which the order is kept
   * @param follows id of the last fact of the message before it in the group; null if there is none
   *     or none is known
   * @param deliveries how often the broker has delivered it, this time included
   */
  public record Taken(String body, String group, String follows, int deliveries) {

    static Taken of(Message message) throws JMSException {
      return new Taken(
          MessageText.of(message),
          message.getStringProperty("JMSXGroupID"),
          message.getStringProperty(BrokerQueues.FOLLOWS),
          message.getIntProperty("JMSXDeliveryCount"));
    }
  }

  /**
   * Decides the facts of these messages.
   *
   * @return what cannot be read or decided
   * @throws Overtaken if the message that one of them follows is to be decided first; nothing is
   *     decided then
   * @throws DatabaseAway if the database cannot be reached
   */
  public List<DeadFacts> decide(List<Taken> messages) {
    List<Read> read = messages.stream().map(Read::of).toList();
    checkOrder(read);
    List<DeadFacts> dead = new ArrayList<>();
    List<FactEnvelope> facts = new ArrayList<>();
    Map<UUID, String> groups = new HashMap<>();
    for (Read one : read) {
      one.unreadable().ifPresent(dead::add);
      one.ids().forEach(id -> groups.put(id, one.message().group()));
      facts.addAll(one.facts());
    }
    try {
      if (!facts.isEmpty()) {
        decider.decide(facts);
      }
    } catch (UndecidableFacts e) {
      dead.addAll(byGroup(e, groups));
    }
    read.forEach(one -> predecessors.handled(one.ids()));
    return dead;
  }

  /** A message that was read, as far as it can be. */
  private record Read(
      Taken message, List<UUID> ids, List<FactEnvelope> facts, Optional<DeadFacts> unreadable) {

    static Read of(Taken message) {
      try {
        List<FactEnvelope> facts = FactJson.read(message.body());
        List<UUID> ids = facts.stream().map(FactEnvelope::id).toList();
        return new Read(message, ids, facts, Optional.empty());
      } catch (UnreadableFacts e) {
        DeadFacts dead = new DeadFacts(message.body(), message.group(), e.getMessage());
        return new Read(message, FactJson.ids(message.body()), List.of(), Optional.of(dead));
      }
    }
  }

  private void checkOrder(List<Read> messages) {
    Set<String> before = new HashSet<>();
    for (Read one : messages) {
      Taken message = one.message();
      if (!before.contains(message.follows())) {
        predecessors.check(one.ids(), message.follows(), message.group(), message.deliveries());
      }
      one.ids().forEach(id -> before.add(id.toString()));
    }
  }

  // A letter of its own for each group, in which it is put back into the queue.
  private static List<DeadFacts> byGroup(UndecidableFacts undecidable, Map<UUID, String> groups) {
    Map<String, List<FactEnvelope>> letters = new LinkedHashMap<>();
    undecidable
        .facts()
        .forEach(
            fact ->
                letters
                    .computeIfAbsent(groups.get(fact.id()), group -> new ArrayList<>())
                    .add(fact));
    return letters.entrySet().stream()
        .map(letter -> DeadFacts.of(letter.getValue(), letter.getKey(), undecidable))
        .toList();
  }
}
