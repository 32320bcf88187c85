package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.Enrollment;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.rules.Outcome;
import org.triggerlinks.rules.Workflow;

/** A re-entry policy that keeps a contact out, and says so. */
final class NoReEntry {

  private final Scene scene;
  private final Workflow workflow;
  private final Enrollment standing;

  NoReEntry(Scene scene, Workflow workflow, Enrollment standing) {
    this.scene = scene;
    this.workflow = workflow;
    this.standing = standing;
  }

  /**
   * True if a rule entered without asking whether it may: nothing of the run is carried out but
   * what the contact asked for about consent.
   */
  boolean forbids(Outcome outcome) {
    return !standing.canEnter() && enters(outcome);
  }

  /**
   * True if a rule that asks {@code canEnter} would have entered, had the policy let it: the rules
   * are asked once more, as if it did. Not while the contact is in the workflow, where it is no
   * news that it cannot enter.
   */
  boolean stoppedRule(Fact fact, List<Object> facts) {
    return !standing.canEnter()
        && !standing.active()
        && workflow.file().mayEnterOn(fact)
        && enters(scene.tools().rules().run(workflow.file(), ifAllowed(facts)));
  }

  private List<Object> ifAllowed(List<Object> facts) {
    Enrollment allowed =
        new Enrollment(
            false,
            true,
            standing.key(),
            standing.timesEntered(),
            standing.enteredAt(),
            standing.leftAt());
    return facts.stream().map(fact -> fact == standing ? allowed : fact).toList();
  }

  private static boolean enters(Outcome outcome) {
    return !outcome.decisions(Action.Enter.class).isEmpty();
  }

  /** Says so in the explanation and on the timeline. */
  void tell(ObjectNode explained) {
    String why =
        "Did not enter the workflow %s again: its re-entry is \"%s\"%s."
            .formatted(
                WaitWords.quoted(workflow.name(), standing.key()),
                workflow.reEntry().words(),
                standing.leftAt() == null ? "" : ", and the contact left at " + standing.leftAt());
    explained.put("not_entered", why);
    scene.timeline().decided("workflow_not_entered", workflow.name(), null, why);
  }
}
