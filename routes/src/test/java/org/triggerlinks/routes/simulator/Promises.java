package org.triggerlinks.routes.simulator;

import java.util.List;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.routes.decide.DatabaseAway;

/** All promises that can be looked at here. */
final class Promises {

  private final World world;
  private final ActionsAreCarriedOutOnce actions = new ActionsAreCarriedOutOnce();
  private final List<Promise> all =
      List.of(
          new AnsweredClicksAreKept(),
          new FactsAreDecidedOnce(),
          new FactsOfAContactStayInOrder(),
          actions,
          new WaitsEndOnce(),
          new WaitsEndForTheRightReason(),
          new WaitsSayHowLong(),
          new ConsentIsTheContacts(),
          new DestinationsComeFromTheTable(),
          new BrokenFilesBreakNothing(),
          new DecisionsAreExplained(),
          new TimeIsTheClocks(),
          new NobodyIsStuck());

  private Strand strand;

  Promises(World world) {
    this.world = world;
  }

  /** Looks at what this strand just changed. */
  void afterStep(Strand last) {
    strand = last;
    all.forEach(promise -> promise.afterStep(world));
    if (last.ended() && last.failure() != null) {
      mayFail(last.failure());
    }
  }

  /** Who made the last step. */
  Strand strand() {
    return strand;
  }

  void atRest() {
    all.forEach(promise -> promise.atRest(world));
  }

  void providerIsAsked(SimulatedProvider provider, OutgoingMessage message) {
    actions.providerIsAsked(world, provider, message);
  }

  // What is away is tried again at the next look; any other failure is one of the code.
  private static void mayFail(Throwable failure) {
    if (failure instanceof PromiseBroken broken) {
      throw broken;
    }
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof BrokerAway) {
        return;
      }
    }
    try {
      if (failure instanceof RuntimeException e) {
        DatabaseAway.rethrowIf(e);
      }
    } catch (DatabaseAway e) {
      return;
    }
    PromiseBroken broken = new PromiseBroken("Something fails that nobody disturbed: " + failure);
    broken.initCause(failure);
    throw broken;
  }
}
