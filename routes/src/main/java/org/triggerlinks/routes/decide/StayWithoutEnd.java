package org.triggerlinks.routes.decide;

import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.WaitTimedOut;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * A stay in a workflow that nothing may lead to its end: what it waited for is over, and the rules
 * did not say what follows.
 */
final class StayWithoutEnd {

  private final Case about;
  private final Enrollment stay;

  StayWithoutEnd(Case about, Enrollment stay) {
    this.about = about;
    this.stay = stay;
  }

  /** True if the contact is in the workflow, and it waits for nothing. */
  boolean waitsForNothing() {
    return stay.active()
        && about.batch().waits(stay).stream()
            .map(WorkflowWait::state)
            .noneMatch(state -> state.waiting());
  }

  /** True if this fact, as the stay sees it, ended the last of its waits. */
  boolean lastWaitEndedBy(Fact view) {
    boolean ended =
        view instanceof WaitTimedOut || (view instanceof LinkClicked click && click.endedWait());
    return ended && waitsForNothing();
  }

  /** The contact leaves: kept, it might never be let in again. */
  void leave(String why) {
    stay.leave(why, about.batch().waits(stay), about.origin().id(), about.batch().now());
    line(
        "workflow_left",
        "Left the workflow %s: %s, and it waits for nothing else."
            .formatted(WaitWords.quoted(stay.workflow(), stay.key()), why));
  }

  /** No rule asked about the end of the wait; an event of another kind may still come. */
  void tell() {
    line(
        "wait_unanswered",
        "No rule of the workflow \"%s\" says what follows now; the contact stays in it and waits for nothing."
            .formatted(stay.workflow()));
  }

  private void line(String kind, String words) {
    about.timeline().decided(kind, stay.workflow(), null, words);
  }
}
