package org.triggerlinks.routes.decide;

import jakarta.jms.JMSException;
import jakarta.jms.Message;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Predecessor;
import org.triggerlinks.routes.queue.BrokerQueues;
import org.triggerlinks.routes.queue.MessageText;

/**
 * Decides what was taken off the queue at once, each message after the one it follows. What cannot
 * be read or decided, or has to wait, keeps nothing else from being decided.
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
   * @param id names the message; null if it was not put there by {@code FactQueue}
   * @param follows the message before it in the group; null if there is none or none is known
   * @param deliveries how often the broker has delivered it, this time included
   */
  public record Taken(String body, String group, UUID id, Predecessor follows, int deliveries) {

    static Taken of(Message message) throws JMSException {
      return new Taken(
          MessageText.of(message),
          message.getStringProperty(BrokerQueues.GROUP),
          idOf(message.getStringProperty(BrokerQueues.ID)),
          Predecessor.read(message.getStringProperty(BrokerQueues.FOLLOWS)),
          message.getIntProperty("JMSXDeliveryCount"));
    }

    // What somebody else puts on the queue may say anything.
    private static UUID idOf(String text) {
      try {
        return text == null ? null : UUID.fromString(text);
      } catch (IllegalArgumentException e) {
        return null;
      }
    }
  }

  /**
   * Decides the facts of these messages, all that may be decided now in one transaction. Those that
   * have to wait are in hand after that, and what cannot be read or decided.
   *
   * @throws DatabaseAway if the database cannot be reached; nothing is decided then
   */
  public void decide(FactsInHand inHand) {
    InOrder order = InOrder.of(inHand.waiting(), predecessors);
    List<DeadFacts> died = decide(order.ready());
    order.ready().forEach(one -> predecessors.handled(one.id()));
    inHand.settled(died, order.heldBack());
  }

  /**
   * These are dead letters now. Not counted when they fail: they come back, and fail again, with
   * what was taken with them and has to wait.
   */
  public void buried(List<DeadFacts> dead) {
    decider.buried(dead.stream().mapToInt(DeadFacts::undecidable).sum());
  }

  private List<DeadFacts> decide(List<ReadMessage> messages) {
    List<DeadFacts> dead = new ArrayList<>();
    List<FactEnvelope> facts = new ArrayList<>();
    Map<UUID, String> groups = new HashMap<>();
    for (ReadMessage one : messages) {
      one.unreadable().ifPresent(dead::add);
      one.facts().forEach(fact -> groups.put(fact, one.group()));
      facts.addAll(one.envelopes());
    }
    try {
      if (!facts.isEmpty()) {
        decider.decide(facts);
      }
    } catch (UndecidableFacts e) {
      dead.addAll(byGroup(e, groups));
    }
    return dead;
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
