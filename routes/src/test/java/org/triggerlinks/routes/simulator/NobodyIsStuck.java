package org.triggerlinks.routes.simulator;

import java.util.List;

/** When all is done, nothing is left lying, and nobody is in a workflow that waits for nothing. */
final class NobodyIsStuck implements Promise {

  @Override
  public void atRest(World world) {
    left(world, "on a queue", world.broker().waiting());
    left(world, "on the way to the queue", List.copyOf(world.view().queued.all()));
    left(world, "held", List.copyOf(world.view().held.all()));
    left(
        world,
        "not carried out",
        world.view().intents.all().stream().filter(intent -> !intent.settled()).toList());
    left(
        world,
        "a dead letter",
        world.broker().dead().stream()
            .filter(delivery -> !world.ledger().isPoison(delivery.number()))
            .toList());
    for (SimulatedNode node : world.nodes()) {
      left(world, "in the log of " + node, node.log().waiting());
    }
    left(
        world,
        "a stay that waits for nothing",
        world.view().stays.all().stream()
            .filter(stay -> stay.leftAt() == null)
            .filter(
                stay ->
                    world.view().waits.all().stream()
                        .noneMatch(wait -> wait.stay().equals(stay.id()) && wait.waiting()))
            .toList());
  }

  private void left(World world, String where, List<?> some) {
    if (!some.isEmpty()) {
      throw broken("After step %d something is %s: %s", world.step(), where, some);
    }
  }
}
