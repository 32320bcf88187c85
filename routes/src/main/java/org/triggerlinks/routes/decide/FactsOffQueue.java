package org.triggerlinks.routes.decide;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    checkOrder(messages);
    List<DeadFacts> dead = new ArrayList<>();
    List<FactEnvelope> facts = new ArrayList<>();
    Map<UUID, String> groups = new HashMap<>();
    for (Taken message : messages) {
      try {
        List<FactEnvelope> read = FactJson.read(message.body());
        read.forEach(fact -> groups.put(fact.id(), message.group()));
        facts.addAll(read);
      } catch (UnreadableFacts e) {
        dead.add(new DeadFacts(message.body(), message.group(), e.getMessage()));
      }
    }
    try {
      if (!facts.isEmpty()) {
        decider.decide(facts);
      }
    } catch (UndecidableFacts e) {
      dead.addAll(byGroup(e, groups));
    }
    messages.forEach(message -> predecessors.handled(FactJson.ids(message.body())));
    return dead;
  }

  private void checkOrder(List<Taken> messages) {
    Set<String> before = new HashSet<>();
    for (Taken message : messages) {
      List<UUID> facts = FactJson.ids(message.body());
      if (!before.contains(message.follows())) {
        predecessors.check(facts, message.follows(), message.group(), message.deliveries());
      }
      facts.forEach(fact -> before.add(fact.toString()));
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
