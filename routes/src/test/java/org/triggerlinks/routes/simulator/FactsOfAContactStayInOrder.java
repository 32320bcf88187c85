package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The facts of a contact are decided in the order in which they were put on the queue: those that
 * one node put there always, unless one was away for so long that nobody waits for it; those of
 * several as long as no consumer is gone that had them in hand. A click that is held is on the
 * queue twice, and in order both times: when it is held, and when it is decided.
 */
final class FactsOfAContactStayInOrder implements Promise {

  private final Map<UUID, Progress> reached = new HashMap<>();
  private final Set<UUID> held = new HashSet<>();

  /** Something that was done, and the places where it may have been on the queue. */
  private record Done(UUID fact, List<Ledger.Put> puts) {

    /** The first of its places behind this one. */
    long placeAfter(long place) {
      return puts.stream()
          .mapToLong(Ledger.Put::place)
          .filter(each -> each > place)
          .findFirst()
          .orElse(Long.MAX_VALUE);
    }
  }

  /** What one step did about a contact: the clicks it held, and what it decided, in their order. */
  private record Step(List<Done> held, List<Done> decided) {

    Step() {
      this(new ArrayList<>(), new ArrayList<>());
    }

    boolean isEmpty() {
      return held.isEmpty() && decided.isEmpty();
    }

    Done head(boolean ofHeld) {
      return (ofHeld ? held : decided).get(0);
    }

    Step withoutHead(boolean ofHeld) {
      return ofHeld
          ? new Step(held.subList(1, held.size()), decided)
          : new Step(held, decided.subList(1, decided.size()));
    }

    /** From which of the two the next one may be, first that which was on the queue before. */
    List<Boolean> heads(long place) {
      return Stream.of(true, false)
          .filter(ofHeld -> !(ofHeld ? held : decided).isEmpty())
          .sorted(Comparator.comparingLong(ofHeld -> head(ofHeld).placeAfter(place)))
          .toList();
    }
  }

  private record Reached(long place, UUID fact) {

    static final Reached NOTHING = new Reached(0, null);
  }

  /** How far a contact is on the queue, and in each chain. */
  private record Progress(Reached onTheQueue, Map<Integer, Reached> chains) {

    static final Progress NONE = new Progress(Reached.NOTHING, Map.of());

    Reached in(int chain) {
      return chains.getOrDefault(chain, Reached.NOTHING);
    }

    Progress on(Reached queue) {
      return new Progress(queue, chains);
    }

    Progress in(int chain, Reached place) {
      Map<Integer, Reached> further = new HashMap<>(chains);
      further.put(chain, place);
      return new Progress(onTheQueue, further);
    }
  }

  @Override
  public void afterStep(World world) {
    Map<UUID, Step> steps = new LinkedHashMap<>();
    for (Rows.Held click : world.view().held.added()) {
      held.add(click.id());
      steps
          .computeIfAbsent(click.contact(), any -> new Step())
          .held()
          .add(new Done(click.id(), puts(world, click.id(), false)));
    }
    for (Rows.Decided fact : world.view().decided.added()) {
      if (fact.contact() != null) {
        steps
            .computeIfAbsent(fact.contact(), any -> new Step())
            .decided()
            .add(new Done(fact.id(), puts(world, fact.id(), held.contains(fact.id()))));
      }
    }
    steps.forEach(
        (contact, step) ->
            reached.put(contact, after(world, reached.getOrDefault(contact, Progress.NONE), step)));
  }

  // A click that was held is decided when it is let go, and not at its place of before.
  private static List<Ledger.Put> puts(World world, UUID fact, boolean letGo) {
    List<Ledger.Put> all = world.ledger().puts(fact);
    List<Ledger.Put> then = all.stream().filter(put -> put.letGo() == letGo).toList();
    return then.isEmpty() ? all : then;
  }

  // The rows say of what is held, and of what is decided, in which order it was, and not of both
  // together: there must be an order of both that is right.
  private Progress after(World world, Progress before, Step step) {
    if (step.isEmpty()) {
      return before;
    }
    PromiseBroken broken = null;
    for (boolean ofHeld : step.heads(before.onTheQueue().place())) {
      try {
        return after(world, after(world, before, step.head(ofHeld)), step.withoutHead(ofHeld));
      } catch (PromiseBroken e) {
        broken = broken == null ? e : broken;
      }
    }
    throw broken;
  }

  private Progress after(World world, Progress before, Done what) {
    if (world.ledger().late(what.fact())) {
      return before;
    }
    Progress further = inItsChain(world, before, what);
    // Which of two consumers decides what both have in hand is chance.
    return world.ledger().changedHands(what.fact()) ? further : onTheQueue(world, further, what);
  }

  // What is put there again, as by a relay that died, may be done at any of its places.
  private Progress onTheQueue(World world, Progress before, Done what) {
    long place = what.placeAfter(before.onTheQueue().place());
    if (place == Long.MAX_VALUE) {
      throw overtaken(world, what, before.onTheQueue());
    }
    return before.on(new Reached(place, what.fact()));
  }

  private Progress inItsChain(World world, Progress before, Done what) {
    List<Ledger.Put> puts = what.puts();
    List<Ledger.Put> possible =
        puts.stream().filter(put -> put.place() > before.in(put.chain()).place()).toList();
    if (possible.isEmpty()) {
      throw overtaken(
          world, what, puts.isEmpty() ? Reached.NOTHING : before.in(puts.get(0).chain()));
    }
    // If it may have been at its place in any of several chains, none of them is known to be there.
    Ledger.Put first = possible.get(0);
    return possible.stream().allMatch(put -> put.chain() == first.chain())
        ? before.in(first.chain(), new Reached(first.place(), what.fact()))
        : before;
  }

  private PromiseBroken overtaken(World world, Done what, Reached before) {
    return broken(
        "%s (%s) is done after %s, before which it was put on the queue.",
        world.name(what.fact()), what.fact(), world.name(before.fact()));
  }
}
