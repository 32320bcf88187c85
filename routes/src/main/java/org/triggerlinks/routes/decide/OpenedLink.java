package org.triggerlinks.routes.decide;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * A link that was only opened (a GET), at the beginning of what led to a decision, or remembered by
 * a rule on the way. Scanners open links too, so it may change no consent: neither at once nor by a
 * tag or a workflow in between.
 */
final class OpenedLink {

  private OpenedLink() {}

  /** Name of the link, if that is how this fact came about. */
  static Optional<String> behind(Session session, FactOrigin fact) {
    Facts facts = new Facts(session);
    Optional<DecidedFact> cause = Optional.ofNullable(fact.cause()).flatMap(facts::byId);
    while (cause.isPresent()) {
      Optional<Click> click = Optional.ofNullable(session.find(Click.class, clickOf(cause.get())));
      Optional<String> opened =
          click.isPresent()
              ? click.filter(c -> c.evidence() != Evidence.CONFIRMED).map(Click::linkName)
              : Explanation.remembered(cause.get().explanation());
      if (click.isPresent() || opened.isPresent()) {
        return opened;
      }
      cause = cause.map(DecidedFact::cause).flatMap(facts::byId);
    }
    return Optional.empty();
  }

  // A click has the id of its fact; one that is recalled later is decided under another.
  private static UUID clickOf(DecidedFact fact) {
    return FactJson.read("[" + fact.body() + "]").get(0).what()
            instanceof Occurrence.ClickRecalled recalled
        ? recalled.click()
        : fact.id();
  }
}
