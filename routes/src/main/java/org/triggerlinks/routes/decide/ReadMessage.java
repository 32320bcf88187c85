package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.routes.decide.FactsOffQueue.Taken;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Predecessor;
import org.triggerlinks.routes.facts.UnreadableFacts;

/** A message of the queue that was read, as far as it can be. */
record ReadMessage(
    Taken message, List<UUID> facts, List<FactEnvelope> envelopes, Optional<DeadFacts> unreadable) {

  static ReadMessage of(Taken message) {
    try {
      List<FactEnvelope> facts = FactJson.read(message.body());
      List<UUID> ids = facts.stream().map(FactEnvelope::id).toList();
      return new ReadMessage(message, ids, facts, Optional.empty());
    } catch (UnreadableFacts e) {
      DeadFacts dead = new DeadFacts(message.body(), message.group(), e.getMessage(), 0);
      List<UUID> ids = FactJson.ids(message.body());
      return new ReadMessage(message, ids, List.of(), Optional.of(dead));
    }
  }

  UUID id() {
    return message.id();
  }

  String group() {
    return message.group();
  }

  /** The message it follows, or null. */
  Predecessor follows() {
    return message.follows();
  }

  int deliveries() {
    return message.deliveries();
  }
}
