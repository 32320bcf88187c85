package org.triggerlinks.routes.simulator;

import java.util.UUID;

/** Promise 2: a click that was answered, and a fact that was accepted, are never lost. */
final class AnsweredClicksAreKept implements Promise {

  @Override
  public void atRest(World world) {
    for (UUID click : world.ledger().answered().keySet()) {
      if (world.view().clicks.find(click).isEmpty()) {
        throw broken("%s (%s) was answered and is not recorded.", world.name(click), click);
      }
    }
    for (UUID fact : world.ledger().accepted()) {
      if (world.view().decided.find(fact).isEmpty()) {
        throw broken("%s (%s) was accepted and is not decided.", world.name(fact), fact);
      }
    }
  }
}
