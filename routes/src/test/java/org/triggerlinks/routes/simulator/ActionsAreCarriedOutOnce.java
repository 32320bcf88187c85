package org.triggerlinks.routes.simulator;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.triggerlinks.channels.OutgoingMessage;

/**
 * Promise 4: an action is carried out at most once, and what is recorded of it is what the provider
 * knows, or says that nobody knows.
 */
final class ActionsAreCarriedOutOnce implements Promise {

  private static final Set<String> FINAL = Set.of("DONE", "HELD_BACK", "FAILED");

  /** Before the provider hears of a message, it is written down that somebody is at it. */
  void providerIsAsked(World world, SimulatedProvider provider, OutgoingMessage message) {
    Optional<Rows.Intent> intent = intentOf(world, message);
    String state = intent.map(Rows.Intent::state).orElse("forgotten");
    int attempts = intent.map(Rows.Intent::attempts).orElse(1);
    // What may be repeated is tried anew while a node that was taken for dead is still at it.
    boolean waits = state.equals("PENDING") || state.equals("RELAYED");
    if (attempts == 0 || (waits && !provider.recognisesRepeats())) {
      throw broken(
          "The provider of %s is asked to send %s (%s) while its intent is %s.",
          provider.name(), world.name(message.id()), message.id(), state);
    }
    if (!provider.recognisesRepeats() && provider.taken(message.id()) > 0) {
      throw broken(
          "The provider of %s is asked to send %s (%s), which it took before.",
          provider.name(), world.name(message.id()), message.id());
    }
  }

  private static Optional<Rows.Intent> intentOf(World world, OutgoingMessage message) {
    return world.view().intents.all().stream()
        .filter(intent -> message.id().equals(intent.message()))
        .findFirst();
  }

  @Override
  public void afterStep(World world) {
    begun(world);
    for (Table.Change<Rows.Intent> change : world.view().intents.changes()) {
      if (!change.isNew() && change.after() != null) {
        moved(world, change.before(), change.after());
      }
    }
    for (Rows.Intent intent : world.view().intents.added()) {
      long same =
          world.view().intents.all().stream()
              .filter(other -> other.fact().equals(intent.fact()))
              .filter(other -> other.workflow().equals(intent.workflow()))
              .filter(other -> other.rule().equals(intent.rule()))
              .filter(other -> other.ordinal() == intent.ordinal())
              .count();
      if (same > 1) {
        throw broken(
            "%s (%s) has the key of another intent.", world.name(intent.id()), intent.id());
      }
    }
  }

  // A crash leaves open what has begun: where it cannot be repeated, that may be one, not several.
  private void begun(World world) {
    List<Rows.Intent> begun =
        world.view().attempts.added().stream()
            .flatMap(attempt -> world.view().intents.find(attempt.intent()).stream())
            .filter(intent -> !world.provider(intent.channel()).recognisesRepeats())
            .toList();
    if (begun.size() > 1) {
      throw broken(
          "Attempts at %s (%s) and %s (%s) begin together, and cannot be repeated.",
          world.name(begun.get(0).id()),
          begun.get(0).id(),
          world.name(begun.get(1).id()),
          begun.get(1).id());
    }
  }

  private void moved(World world, Rows.Intent before, Rows.Intent after) {
    String from = before.state();
    String to = after.state();
    boolean known = to.equals("DONE") || to.equals("FAILED") || to.equals("UNKNOWN");
    boolean back = FINAL.contains(from) || (from.equals("UNKNOWN") && !known);
    if (!from.equals(to) && back) {
      throw broken("%s (%s) was %s and becomes %s.", world.name(after.id()), after.id(), from, to);
    }
    int asked = world.provider(after.channel()).asked(after.message());
    if (after.attempts() < asked) {
      throw broken(
          "%s (%s) knows of %d attempts, and the provider was asked %d times.",
          world.name(after.id()), after.id(), after.attempts(), asked);
    }
    if (to.equals("DONE") && world.provider(after.channel()).taken(after.message()) == 0) {
      throw broken(
          "%s (%s) is DONE, and the provider never took it.", world.name(after.id()), after.id());
    }
  }

  @Override
  public void atRest(World world) {
    for (Rows.Intent intent : world.view().intents.all()) {
      boolean taken = world.provider(intent.channel()).taken(intent.message()) > 0;
      String state = intent.state();
      if (taken && !state.equals("DONE") && !state.equals("UNKNOWN")) {
        throw broken(
            "The provider took %s, whose intent (%s) is %s.",
            world.name(intent.message()), intent.id(), state);
      }
      if (state.equals("UNKNOWN") && !leftOpen(world, intent)) {
        throw broken(
            "%s (%s) is UNKNOWN, and all its attempts have an answer.",
            world.name(intent.id()), intent.id());
      }
    }
  }

  private static boolean leftOpen(World world, Rows.Intent intent) {
    List<Rows.Attempt> attempts =
        world.view().attempts.all().stream()
            .filter(attempt -> attempt.intent().equals(intent.id()))
            .toList();
    return attempts.stream()
        .anyMatch(attempt -> attempt.result() == null || attempt.result().equals("Unknown"));
  }
}
