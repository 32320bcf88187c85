package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.WaitTimedOut;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/** A wait that comes to its end without a click just now: by time, or by a click of before. */
final class WaitDecision {

  private final Case about;
  private final WorkflowWait wait;

  WaitDecision(Case about, WorkflowWait wait) {
    this.about = about;
    this.wait = wait;
  }

  /** Its deadline passed. */
  void timedOut() {
    if (ends(WaitState.TIMED_OUT, about.origin().id())) {
      boolean linkIsGone = wait.linkId() != null && link() == null;
      line(
          "wait_timed_out",
          "nothing came until %s.%s"
              .formatted(wait.deadline(), linkIsGone ? " Its link was deleted." : ""));
      ask(new WaitTimedOut(wait.name(), link()));
    }
  }

  /** What it waits for had been clicked before it was opened. */
  void clickedBefore(Click click) {
    if (ends(WaitState.CLICKED, click.id())) {
      line("wait_ended", "the link had been clicked already.");
      ask(
          LinkClicked.of(
                  link(),
                  click.channel(),
                  click.evidence(),
                  click.destination(),
                  click.occurredAt())
              .recalled()
              .seenBy(List.of(wait.name()), List.of()));
    }
  }

  private boolean ends(WaitState how, UUID byFact) {
    Instant now = about.batch().now();
    boolean ends = wait.end(how, byFact, now);
    if (!ends) {
      about.explanation().note("The wait had already ended: " + wait.state() + ".");
    }
    return ends;
  }

  private String link() {
    return LinkNames.of(about.session(), wait.linkId());
  }

  private void line(String kind, String how) {
    about
        .timeline()
        .decided(
            kind,
            wait.workflow(),
            null,
            "The wait for %s is over: %s".formatted(WaitWords.name(about.batch(), wait), how));
  }

  private void ask(Fact fact) {
    about.ask(WorkflowFact.forOne(fact, wait.workflow(), wait.enrollmentId()));
  }
}
