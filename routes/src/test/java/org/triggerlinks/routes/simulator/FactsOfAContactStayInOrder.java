package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The facts of a contact are decided in the order in which they were put on the queue: those that
 * one node put there always, unless one was away for so long that nobody waits for it; those of
 * several as long as no consumer is gone that had them in hand. A click that is held is on the
 * queue twice, and in order both times: when it is held, and when it is decided.
 */
final class FactsOfAContactStayInOrder implements Promise {

  private record Reached(long place, UUID fact) {

    static final Reached NOTHING = new Reached(0, null);
  }

  private record Line(UUID contact, int chain) {}

  /**
   * Something that was done about a contact, and the places where it may have been on the queue.
   */
  private record Done(UUID contact, UUID fact, List<Ledger.Put> puts) {

    /** The first of its places behind this one. */
    long placeAfter(long place) {
      return puts.stream()
          .mapToLong(Ledger.Put::place)
          .filter(each -> each > place)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    }
  }

  private final Map<UUID, Reached> onTheQueue = new HashMap<>();
  private final Map<Line, Reached> inAChain = new HashMap<>();
  private final Set<UUID> held = new HashSet<>();

  // Of what is done about a contact in one step, the rows say only of each of the two in which
  // order
  // it was.
  @Override
  public void afterStep(World world) {
    List<Done> clicks = new ArrayList<>();
    for (Rows.Held click : world.view().held.added()) {
      held.add(click.id());
      clicks.add(new Done(click.contact(), click.id(), puts(world, click.id(), false)));
    }
    for (Rows.Decided decided : world.view().decided.added()) {
      if (decided.contact() != null) {
        boolean letGo = held.contains(decided.id());
        Done fact = new Done(decided.contact(), decided.id(), puts(world, decided.id(), letGo));
        List<Done> before = clicks.stream().filter(click -> isBefore(click, fact)).toList();
        before.forEach(click -> done(world, click));
        clicks.removeAll(before);
        done(world, fact);
      }
    }
    clicks.forEach(click -> done(world, click));
  }

  // Of what came from another node's hands, all places may have been passed by then.
  private boolean isBefore(Done click, Done fact) {
    long reached = onTheQueue.getOrDefault(fact.contact(), Reached.NOTHING).place();
    long first = click.placeAfter(reached);
    long second = fact.placeAfter(reached);
    return click.contact().equals(fact.contact())
        && (first == second ? click.placeAfter(0) < fact.placeAfter(0) : first < second);
  }

  // A click that was held is decided when it is let go, and not at its place of before.
  private static List<Ledger.Put> puts(World world, UUID fact, boolean letGo) {
    List<Ledger.Put> all = world.ledger().puts(fact);
    List<Ledger.Put> then = all.stream().filter(put -> put.letGo() == letGo).toList();
    return then.isEmpty() ? all : then;
  }

  private void done(World world, Done what) {
    if (!world.ledger().late(what.fact())) {
      inItsChain(world, what);
      // Which of two consumers decides what both have in hand is chance.
      if (!world.ledger().changedHands(what.fact())) {
        onTheQueue(world, what);
      }
    }
  }

  // What is put there again, as by a relay that died, may be done at any of its places.
  private void onTheQueue(World world, Done what) {
    Reached before = onTheQueue.getOrDefault(what.contact(), Reached.NOTHING);
    Ledger.Put put =
        what.puts().stream()
            .filter(each -> each.place() > before.place())
            .findFirst()
            .orElseThrow(() -> overtaken(world, what, before));
    onTheQueue.put(what.contact(), new Reached(put.place(), what.fact()));
  }

  private void inItsChain(World world, Done what) {
    List<Ledger.Put> puts = what.puts();
    List<Ledger.Put> possible =
        puts.stream().filter(put -> put.place() > reached(what, put).place()).toList();
    if (possible.isEmpty()) {
      throw overtaken(world, what, puts.isEmpty() ? Reached.NOTHING : reached(what, puts.get(0)));
    }
    // If it may have been at its place in any of several chains, none of them is known to be there.
    Ledger.Put first = possible.get(0);
    if (possible.stream().allMatch(put -> put.chain() == first.chain())) {
      inAChain.put(
          new Line(what.contact(), first.chain()), new Reached(first.place(), what.fact()));
    }
  }

  private Reached reached(Done what, Ledger.Put put) {
    return inAChain.getOrDefault(new Line(what.contact(), put.chain()), Reached.NOTHING);
  }

  private PromiseBroken overtaken(World world, Done what, Reached before) {
    return broken(
        "%s (%s) is done after %s, before which it was put on the queue.",
        world.name(what.fact()), what.fact(), world.name(before.fact()));
  }
}
