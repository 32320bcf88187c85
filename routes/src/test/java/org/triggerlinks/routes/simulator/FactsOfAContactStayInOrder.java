package org.triggerlinks.routes.simulator;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The facts of a contact are decided in the order in which they were put on the queue: those that
 * one node put there always, those of several as long as no consumer is gone that had them in hand.
 */
final class FactsOfAContactStayInOrder implements Promise {

  private record Reached(long place, UUID fact) {

    static final Reached NOTHING = new Reached(0, null);
  }

  private record Line(UUID contact, int chain) {}

  private final Map<UUID, Reached> onTheQueue = new HashMap<>();
  private final Map<Line, Reached> inAChain = new HashMap<>();

  @Override
  public void afterStep(World world) {
    for (Rows.Decided fact : world.view().decided.added()) {
      if (fact.contact() != null) {
        decidedInItsChain(world, fact);
        // Which of two consumers decides what both have in hand is chance.
        if (!world.ledger().changedHands(fact.id())) {
          decided(world, fact);
        }
      }
    }
  }

  // What is put there again, as a click that was held, may be decided at any of its places.
  private void decided(World world, Rows.Decided fact) {
    Reached before = onTheQueue.getOrDefault(fact.contact(), Reached.NOTHING);
    Ledger.Put put =
        world.ledger().puts(fact.id()).stream()
            .filter(each -> each.place() > before.place())
            .findFirst()
            .orElseThrow(() -> overtaken(world, fact, before));
    onTheQueue.put(fact.contact(), new Reached(put.place(), fact.id()));
  }

  private void decidedInItsChain(World world, Rows.Decided fact) {
    List<Ledger.Put> puts = world.ledger().puts(fact.id());
    List<Ledger.Put> possible =
        puts.stream().filter(put -> put.place() > reached(fact, put).place()).toList();
    if (possible.isEmpty()) {
      throw overtaken(world, fact, puts.isEmpty() ? Reached.NOTHING : reached(fact, puts.get(0)));
    }
    // If it may have been at its place in any of several chains, none of them is known to be there.
    Ledger.Put first = possible.get(0);
    if (possible.stream().allMatch(put -> put.chain() == first.chain())) {
      inAChain.put(new Line(fact.contact(), first.chain()), new Reached(first.place(), fact.id()));
    }
  }

  private Reached reached(Rows.Decided fact, Ledger.Put put) {
    return inAChain.getOrDefault(new Line(fact.contact(), put.chain()), Reached.NOTHING);
  }

  private PromiseBroken overtaken(World world, Rows.Decided fact, Reached before) {
    return broken(
        "%s (%s) is decided after %s, before which it was put on the queue.",
        world.name(fact.id()), fact.id(), world.name(before.fact()));
  }
}
