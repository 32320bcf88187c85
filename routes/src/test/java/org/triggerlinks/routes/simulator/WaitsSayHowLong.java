package org.triggerlinks.routes.simulator;

/** Promise 6: every wait has a deadline, or its rule says that it has none. */
final class WaitsSayHowLong implements Promise {

  @Override
  public void afterStep(World world) {
    for (Rows.Wait wait : world.view().waits.added()) {
      if (wait.deadline() == null && !wait.name().equals(Scenario.NO_TIMEOUT)) {
        throw broken("%s (%s) has no deadline.", world.name(wait.id()), wait.id());
      }
    }
  }
}
