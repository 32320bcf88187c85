package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/**
 * The facts of a contact are decided in the order in which they were put on the queue: those that
 * one node put there always, unless one was away for so long that nobody waits for it; those of
 * several as long as no consumer is gone that had them in hand. A click that is held is on the
 * queue twice, and in order both times: among those that are held, and when it is decided. Of what
 * one transaction holds and what it decides, the rows do not say which was first.
 */
final class FactsOfAContactStayInOrder implements Promise {

  private final Map<UUID, Set<Progress>> reached = new HashMap<>();
  private final Set<UUID> held = new HashSet<>();

  /** Something that was done, and the places where it may have been on the queue. */
  private record Done(UUID fact, List<Ledger.Put> puts) {}

  /** What one step did about a contact: the clicks it held, and what it decided, in their order. */
  private record Step(List<Done> held, List<Done> decided) {

    Step() {
      this(new ArrayList<>(), new ArrayList<>());
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
      // Held anew after it was given up: it was at its place before.
      if (held.add(click.id())) {
        step(steps, click.contact()).held().add(done(world, click.id(), false));
      }
    }
    for (Rows.Decided fact : world.view().decided.added()) {
      if (fact.contact() != null) {
        Done done = done(world, fact.id(), held.contains(fact.id()));
        step(steps, fact.contact()).decided().add(done);
      }
    }
    steps.forEach(
        (contact, step) ->
            reached.put(
                contact, after(world, reached.getOrDefault(contact, Set.of(Progress.NONE)), step)));
  }

  private static Step step(Map<UUID, Step> steps, UUID contact) {
    return steps.computeIfAbsent(contact, any -> new Step());
  }

  // A click that was held is decided when it is let go, and not at its place of before.
  private static Done done(World world, UUID fact, boolean letGo) {
    List<Ledger.Put> all = world.ledger().puts(fact);
    List<Ledger.Put> then = all.stream().filter(put -> put.letGo() == letGo).toList();
    return new Done(fact, then.isEmpty() ? all : then);
  }

  // All that may have been reached after so many that were held and so many that were decided: each
  // order of both is possible in which none is overtaken.
  private Set<Progress> after(World world, Set<Progress> before, Step step) {
    int helds = step.held().size();
    int decideds = step.decided().size();
    List<PromiseBroken> broken = new ArrayList<>();
    List<List<Set<Progress>>> after = new ArrayList<>();
    for (int h = 0; h <= helds; h++) {
      after.add(new ArrayList<>());
      for (int d = 0; d <= decideds; d++) {
        Set<Progress> here = new LinkedHashSet<>(h + d == 0 ? before : Set.of());
        if (h > 0) {
          here.addAll(after(world, after.get(h - 1).get(d), step.held().get(h - 1), broken));
        }
        if (d > 0) {
          here.addAll(after(world, after.get(h).get(d - 1), step.decided().get(d - 1), broken));
        }
        after.get(h).add(here);
      }
    }
    Set<Progress> end = after.get(helds).get(decideds);
    if (end.isEmpty()) {
      throw broken.get(broken.size() - 1);
    }
    return end;
  }

  private Set<Progress> after(
      World world, Set<Progress> before, Done what, List<PromiseBroken> broken) {
    Set<Progress> after = new LinkedHashSet<>();
    for (Progress progress : before) {
      try {
        after.add(after(world, progress, what));
      } catch (PromiseBroken e) {
        broken.add(e);
      }
    }
    return after;
  }

  private Progress after(World world, Progress before, Done what) {
    if (what.puts().stream().anyMatch(world.ledger()::late)) {
      return before;
    }
    Progress further = inItsChain(world, before, what);
    // Which of two consumers decides what both have in hand is chance.
    boolean byAnybody = what.puts().stream().anyMatch(world.ledger()::changedHands);
    return byAnybody ? further : onTheQueue(world, further, what);
  }

  // What is put there again, as by a relay that died, may be done at any of its places.
  private Progress onTheQueue(World world, Progress before, Done what) {
    return what.puts().stream()
        .filter(put -> put.place() > before.onTheQueue().place())
        .findFirst()
        .map(put -> before.on(new Reached(put.place(), what.fact())))
        .orElseThrow(() -> overtaken(world, what, before.onTheQueue()));
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
