package org.triggerlinks.routes.simulator;

import java.util.Objects;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/** Promise 8: a click is recorded with the destination that was served at its moment. */
final class DestinationsComeFromTheTable implements Promise {

  @Override
  public void afterStep(World world) {
    for (Rows.Click click : world.view().clicks.added()) {
      FactEnvelope answered = world.ledger().answered().get(click.id());
      if (answered == null) {
        throw broken("A click is recorded that nobody made: %s.", click.id());
      }
      String served = ((Occurrence.Clicked) answered.what()).destination();
      if (!Objects.equals(served, click.destination())) {
        throw broken(
            "%s (%s) was sent to %s, and %s is recorded.",
            world.name(click.id()), click.id(), served, click.destination());
      }
      if (!click.occurredAt().equals(answered.at())) {
        throw broken(
            "%s (%s) was made at %s, and %s is recorded.",
            world.name(click.id()), click.id(), answered.at(), click.occurredAt());
      }
    }
  }
}
