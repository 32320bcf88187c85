package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.Conversion;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.workflow.Enrollment;

/** Applies what the rules of one workflow want, within the decision's transaction. */
final class ActionRun {

  private static final int LONGEST_KEY = 200;

  private final Scene scene;
  private final String workflow;
  private final String key;
  private final ContactActions contact;
  private final OutwardActions outward;
  private final WaitActions waits;
  private Enrollment enrollment;

  ActionRun(Scene scene, String workflow, Optional<Enrollment> enrollment, String key, Fact fact) {
    this.scene = scene;
    this.workflow = workflow;
    this.key = key;
    this.contact = new ContactActions(scene, fact);
    this.outward = new OutwardActions(scene);
    this.waits = new WaitActions(scene);
    this.enrollment = enrollment.filter(Enrollment::active).orElse(null);
  }

  /** The enrollment after the actions so far, or null. */
  UUID enrollmentId() {
    return enrollment == null ? null : enrollment.id();
  }

  /** Applies one action and says what came of it. */
  String apply(Action action, Intent.Author author) {
    if (action instanceof Action.Enter) {
      return enter(author);
    } else if (action instanceof Action.Leave) {
      return leave(author);
    } else if (action instanceof Action.ReachGoal goal) {
      return reachGoal(goal, author);
    }
    return waits
        .apply(action, enrollment, author)
        .or(() -> contact.apply(action, author))
        .or(() -> outward.apply(action, author))
        .orElseThrow(() -> new IllegalStateException("No one carries out " + action));
  }

  private String enter(Intent.Author author) {
    if (key.length() > LONGEST_KEY) {
      return refuse(
          author,
          "Cannot enter: the value of \"once per ...\" has at most %d characters, this one has %d."
              .formatted(LONGEST_KEY, key.length()));
    }
    if (enrollment != null) {
      end(Enrollment.ENTERED_AGAIN);
    }
    enrollment =
        Enrollment.enter(
            scene.locationId(), scene.contact().id(), workflow, key, scene.batch().now());
    scene.batch().entered(enrollment);
    line(
        "workflow_entered",
        author.rule(),
        "Entered the workflow %s.".formatted(WaitWords.quoted(workflow, key)));
    return "entered";
  }

  private String leave(Intent.Author author) {
    if (enrollment == null) {
      return "was not enrolled";
    }
    end("left by rule \"%s\"".formatted(author.rule()));
    line(
        "workflow_left",
        author.rule(),
        "Left the workflow %s.".formatted(WaitWords.quoted(workflow, enrollment.key())));
    enrollment = null;
    return "left";
  }

  private void end(String reason) {
    enrollment.leave(
        reason, scene.batch().waits(enrollment), scene.origin().id(), scene.batch().now());
  }

  /** After the last action: who would wait for ever, for nothing, is not kept in the workflow. */
  void finish() {
    if (enrollment != null && waits.stuck(enrollment)) {
      new StayWithoutEnd(scene.about(), enrollment).leave("a wait could not be opened");
      enrollment = null;
    }
  }

  private String reachGoal(Action.ReachGoal goal, Intent.Author author) {
    if (goal.goal().isBlank()) {
      return refuse(author, "A goal without a name is none.");
    }
    Instant now = scene.batch().now();
    Conversion conversion =
        Conversion.reached(
            scene.origin(),
            workflow,
            goal.goal(),
            new Clicks(scene.batch().session())
                .lastHumanSince(scene.contact().id(), now.minus(goal.window()))
                .orElse(null),
            now);
    scene.batch().session().persist(conversion);
    line("goal_reached", author.rule(), "Reached the goal \"%s\".".formatted(goal.goal()));
    return conversion.linkId() == null ? "reached, credited to no link" : "reached";
  }

  private String refuse(Intent.Author author, String why) {
    line("workflow_error", author.rule(), why);
    return why;
  }

  private void line(String kind, String rule, String words) {
    scene.timeline().decided(kind, workflow, rule, words);
  }
}
