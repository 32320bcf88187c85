package org.triggerlinks.routes.decide;

import java.util.Map;
import java.util.UUID;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * A click of somebody known: its line on the timeline, the waits it ends, the workflows it starts.
 */
final class ClickDecision {

  private final Case about;
  private final ClickArrival arrival;

  ClickDecision(Case about, ClickArrival arrival) {
    this.about = about;
    this.arrival = arrival;
  }

  void decide() {
    Click click = arrival.click();
    about.timeline().happened(ClickWords.kind(click), ClickWords.sentence(click));
    if (!arrival.reachesWorkflows()) {
      about
          .explanation()
          .note(
              "No workflow is asked: the click is %s, answered with %s."
                  .formatted(click.evidence(), click.outcome()));
      return;
    }
    Map<UUID, LinkClicked> views = arrival.viewsByEnrollment(about.contact());
    arrival.endedWaits().forEach(this::ended);
    about.ask(WorkflowFact.clicked(arrival.fact(), views, arrival.endedWaits()));
  }

  private void ended(WorkflowWait wait) {
    about
        .timeline()
        .decided(
            "wait_ended",
            wait.workflow(),
            null,
            "The wait for %s is over: the link was clicked."
                .formatted(WaitWords.name(about.batch(), wait)));
  }
}
