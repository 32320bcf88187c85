package org.triggerlinks.routes.simulator;

/** Promise 5: a wait ends exactly once, and by something that happened. */
final class WaitsEndOnce implements Promise {

  @Override
  public void afterStep(World world) {
    for (Table.Change<Rows.Wait> change : world.view().waits.changes()) {
      Rows.Wait wait = change.after();
      if (wait == null) {
        continue;
      }
      if (!change.isNew() && !change.before().waiting()) {
        throw broken(
            "%s (%s) had ended as %s and now is %s.",
            world.name(wait.id()), wait.id(), change.before().state(), wait.state());
      }
      if (!wait.waiting()) {
        ended(world, wait);
      }
    }
  }

  private void ended(World world, Rows.Wait wait) {
    if (wait.endedAt() == null || wait.endedBy() == null) {
      throw broken("%s (%s) ended without a reason.", world.name(wait.id()), wait.id());
    }
    boolean timedOut = wait.state().equals("TIMED_OUT");
    if (timedOut && wait.endedAt().isBefore(wait.deadline())) {
      throw broken(
          "%s (%s) timed out at %s, before its deadline %s.",
          world.name(wait.id()), wait.id(), wait.endedAt(), wait.deadline());
    }
    if (timedOut && !wait.endedBy().equals(wait.id())) {
      throw broken(
          "%s (%s) timed out by %s.", world.name(wait.id()), wait.id(), world.name(wait.endedBy()));
    }
    if (world.view().decided.find(wait.endedBy()).isEmpty()) {
      throw broken(
          "%s (%s) was ended by %s, which is not decided.",
          world.name(wait.id()), wait.id(), world.name(wait.endedBy()));
    }
  }

  @Override
  public void atRest(World world) {
    for (Rows.Wait wait : world.view().waits.all()) {
      if (wait.waiting() && wait.deadline() != null) {
        throw broken(
            "%s (%s) waits on, though its deadline %s has passed.",
            world.name(wait.id()), wait.id(), wait.deadline());
      }
    }
  }
}
