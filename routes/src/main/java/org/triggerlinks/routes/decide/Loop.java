package org.triggerlinks.routes.decide;

import java.util.Optional;
import org.hibernate.Session;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.TagAdded;
import org.triggerlinks.model.fact.TagRemoved;
import org.triggerlinks.model.fact.WorkflowStarted;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/**
 * Workflows whose actions trigger each other. A long row of facts is one, whatever they are; where
 * each leads to several, it must be seen earlier, or a few steps become a million.
 */
final class Loop {

  private static final int DEEPEST = 20;
  private static final int LOOKED_AT_FROM = 4;
  private static final int OFTEN_ENOUGH = 2;

  private Loop() {}

  /** What is wrong, if this fact is to be cut off. */
  static Optional<String> at(Session session, FactOrigin origin, Fact fact) {
    if (origin.depth() > DEEPEST) {
      return Optional.of("%d facts in a row led to this one".formatted(origin.depth()));
    }
    return origin.depth() >= LOOKED_AT_FROM && repeatable(fact) && repeats(session, origin, fact)
        ? Optional.of("this fact has led to itself again and again")
        : Optional.empty();
  }

  private static boolean repeatable(Fact fact) {
    return fact instanceof WorkflowStarted
        || fact instanceof TagAdded
        || fact instanceof TagRemoved;
  }

  private static boolean repeats(Session session, FactOrigin origin, Fact fact) {
    Facts facts = new Facts(session);
    int times = 0;
    Optional<DecidedFact> cause = Optional.ofNullable(origin.cause()).flatMap(facts::byId);
    while (cause.isPresent() && times < OFTEN_ENOUGH) {
      if (same(cause.get(), fact)) {
        times++;
      }
      cause = Optional.ofNullable(cause.get().cause()).flatMap(facts::byId);
    }
    return times >= OFTEN_ENOUGH;
  }

  // Whoever started the workflow: it is the same start.
  private static boolean same(DecidedFact earlier, Fact fact) {
    if (!earlier.type().equals(fact.getClass().getSimpleName())
        || !(FactJson.read("[" + earlier.body() + "]").get(0).what()
            instanceof Occurrence.Reported reported)) {
      return false;
    }
    return fact instanceof WorkflowStarted started
        ? reported.fact() instanceof WorkflowStarted before
            && before.workflow().equals(started.workflow())
        : reported.fact().equals(fact);
  }
}
