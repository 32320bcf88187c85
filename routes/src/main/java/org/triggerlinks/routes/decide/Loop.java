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
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.Intents;
import org.triggerlinks.model.workflow.WorkflowWait;
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

  private final Session session;

  private Loop(Session session) {
    this.session = session;
  }

  /** What is wrong, if what happened is to be cut off. */
  static Optional<String> at(Session session, FactOrigin origin, Occurrence what) {
    if (origin.depth() > DEEPEST) {
      return Optional.of("%d facts in a row led to this one".formatted(origin.depth()));
    }
    Loop loop = new Loop(session);
    return origin.depth() >= LOOKED_AT_FROM && loop.repeats(origin, what)
        ? Optional.of("this fact has led to itself again and again")
        : Optional.empty();
  }

  // No further back than the depth counts: before that, time passed or somebody else did something.
  private boolean repeats(FactOrigin origin, Occurrence what) {
    Facts facts = new Facts(session);
    Optional<String> trace = trace(what, origin);
    Optional<DecidedFact> cause = Optional.ofNullable(origin.cause()).flatMap(facts::byId);
    int times = 0;
    for (int back = 0; back < origin.depth() && trace.isPresent() && cause.isPresent(); back++) {
      if (trace.equals(trace(occurrence(cause.get()), cause.get().origin()))) {
        times++;
      }
      cause = Optional.ofNullable(cause.get().cause()).flatMap(facts::byId);
    }
    return times >= OFTEN_ENOUGH;
  }

  private static Occurrence occurrence(DecidedFact fact) {
    return FactJson.read("[" + fact.body() + "]").get(0).what();
  }

  /** What makes two of these the same step of a loop; empty if they are no step of one. */
  private Optional<String> trace(Occurrence what, FactOrigin origin) {
    if (what instanceof Occurrence.Reported reported) {
      return trace(reported.fact());
    } else if (what instanceof Occurrence.MessageSettled settled) {
      return new Intents(session)
          .ofMessage(origin.cause(), settled.message())
          .map(intent -> trace(settled, intent));
    } else if (what instanceof Occurrence.WaitFellDue) {
      return Optional.ofNullable(session.find(WorkflowWait.class, origin.id())).map(Loop::trace);
    } else if (what instanceof Occurrence.ClickRecalled recalled) {
      return Optional.ofNullable(session.find(WorkflowWait.class, recalled.endedWait()))
          .map(Loop::trace);
    }
    return Optional.empty();
  }

  private static Optional<String> trace(Fact fact) {
    String trace = null;
    if (fact instanceof WorkflowStarted started) {
      // Whoever started the workflow: it is the same start.
      trace = "started " + started.workflow();
    } else if (fact instanceof TagAdded || fact instanceof TagRemoved) {
      trace = fact.toString();
    }
    return Optional.ofNullable(trace);
  }

  // A row of messages, each on the delivery of the last, is none: each has a rule of its own.
  private static String trace(Occurrence.MessageSettled settled, Intent intent) {
    return "settled %s %s %s %s"
        .formatted(settled.delivered(), intent.channel(), intent.workflow(), intent.rule());
  }

  private static String trace(WorkflowWait wait) {
    return "waited %s %s".formatted(wait.workflow(), wait.name());
  }
}
