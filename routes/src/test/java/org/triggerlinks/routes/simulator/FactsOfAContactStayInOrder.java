package org.triggerlinks.routes.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import java.util.UUID;

/** The facts of a contact are decided in the order in which they were put on the queue. */
final class FactsOfAContactStayInOrder implements Promise {

  private final Map<UUID, Long> reached = new HashMap<>();
  private final Map<UUID, UUID> last = new HashMap<>();

  @Override
  public void afterStep(World world) {
    for (Rows.Decided fact : world.view().decided.added()) {
      // Which of two consumers decides what both have in hand is chance.
      if (fact.contact() != null && !world.ledger().wasContended(fact.id())) {
        decided(world, fact);
      }
    }
  }

  // What is put there again, as a click that was held, may be decided at any of its places.
  private void decided(World world, Rows.Decided fact) {
    long before = reached.getOrDefault(fact.contact(), 0L);
    OptionalLong place =
        world.ledger().puts(fact.id()).stream()
            .mapToLong(Long::longValue)
            .filter(put -> put > before)
            .min();
    if (place.isEmpty()) {
      throw broken(
          "%s (%s) is decided after %s, before which it was put on the queue.",
          world.name(fact.id()), fact.id(), world.name(last.get(fact.contact())));
    }
    reached.put(fact.contact(), place.getAsLong());
    last.put(fact.contact(), fact.id());
  }
}
