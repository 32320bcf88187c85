package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.action.Actions;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.Conversion;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/** Applies what the rules of one workflow want, within the decision's transaction. */
final class ActionRun {

  private static final int LONGEST_KEY = 200;

  // MariaDB keeps no later moment than the year 9999.
  private static final Instant LAST_DEADLINE = Instant.parse("9999-12-30T00:00:00Z");

  private final Scene scene;
  private final String workflow;
  private final String key;
  private final ContactActions contact;
  private final OutwardActions outward;
  private Enrollment enrollment;

  ActionRun(
      Scene scene,
      String workflow,
      Optional<Enrollment> enrollment,
      String key,
      Fact fact,
      OpenedBefore opened) {
    this.scene = scene;
    this.workflow = workflow;
    this.key = key;
    this.contact = new ContactActions(scene, fact, opened);
    this.outward = new OutwardActions(scene);
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
    } else if (action instanceof Action.WaitForClick wait) {
      return waitForClick(wait, author);
    } else if (action instanceof Action.WaitFor wait) {
      return waitUntil(wait.name(), scene.batch().now().plus(wait.duration()), author);
    } else if (action instanceof Action.WaitUntil wait) {
      return waitUntil(wait.name(), Actions.next(scene.now().at(), wait.time()), author);
    } else if (action instanceof Action.WaitUntilMoment wait) {
      return waitUntil(wait.name(), wait.moment(), author);
    } else if (action instanceof Action.EndWait end) {
      return endWait(end.name(), author);
    } else if (action instanceof Action.ReachGoal goal) {
      return reachGoal(goal, author);
    }
    return contact
        .apply(action, author)
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
      end("entered again");
    }
    enrollment =
        Enrollment.enter(
            scene.locationId(), scene.contact().id(), workflow, key, scene.batch().now());
    scene.batch().entered(enrollment);
    line("workflow_entered", author, "Entered the workflow \"%s\".".formatted(workflow));
    return "entered";
  }

  private String leave(Intent.Author author) {
    if (enrollment == null) {
      return "was not enrolled";
    }
    end("left by rule \"%s\"".formatted(author.rule()));
    enrollment = null;
    line("workflow_left", author, "Left the workflow \"%s\".".formatted(workflow));
    return "left";
  }

  private void end(String reason) {
    Instant now = scene.batch().now();
    enrollment.leave(reason, now);
    scene
        .batch()
        .waits(enrollment)
        .forEach(wait -> wait.end(WaitState.LEFT, scene.origin().id(), now));
  }

  private String waitForClick(Action.WaitForClick wait, Intent.Author author) {
    Optional<TriggerLink> link =
        new TriggerLinks(scene.batch().session()).byName(scene.locationId(), wait.link());
    if (link.isEmpty()) {
      return refuse(
          author,
          "Cannot wait for a click on \"%s\": this location has no link of that name."
              .formatted(wait.link()));
    }
    Instant now = scene.batch().now();
    Instant deadline = wait.timeout() == null ? null : now.plus(wait.timeout());
    return open(
        author,
        wait.name(),
        () -> WorkflowWait.forClick(enrollment, wait.name(), link.get().id(), deadline, now));
  }

  private String waitUntil(String name, Instant moment, Intent.Author author) {
    return open(
        author, name, () -> WorkflowWait.forTime(enrollment, name, moment, scene.batch().now()));
  }

  private String open(
      Intent.Author author, String name, java.util.function.Supplier<WorkflowWait> wait) {
    if (enrollment == null) {
      return refuse(
          author,
          "Cannot wait for \"%s\": the contact is not in the workflow. Let the rule insert enter() first."
              .formatted(name));
    }
    WorkflowWait opened = wait.get().by(scene.origin().id());
    if (opened.deadline() != null && opened.deadline().isAfter(LAST_DEADLINE)) {
      return refuse(
          author,
          "Cannot wait for \"%s\" until %s. A wait without an end says noTimeout()."
              .formatted(name, opened.deadline()));
    }
    scene.batch().opened(opened);
    scene.openedWaits().add(opened);
    line(
        "wait_opened",
        author,
        opened.deadline() == null
            ? "Waits for \"%s\", without a timeout.".formatted(name)
            : "Waits for \"%s\" until %s.".formatted(name, opened.deadline()));
    return "waiting";
  }

  private String endWait(String name, Intent.Author author) {
    List<WorkflowWait> open =
        enrollment == null
            ? List.of()
            : scene.batch().waits(enrollment).stream()
                .filter(wait -> wait.name().equals(name) && wait.state().waiting())
                .toList();
    if (open.isEmpty()) {
      return "was not waiting";
    }
    open.forEach(wait -> wait.end(WaitState.LEFT, scene.origin().id(), scene.batch().now()));
    line("wait_ended", author, "Waits no longer for \"%s\".".formatted(name));
    return "ended";
  }

  private String reachGoal(Action.ReachGoal goal, Intent.Author author) {
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
    line("goal_reached", author, "Reached the goal \"%s\".".formatted(goal.goal()));
    return conversion.linkId() == null ? "reached, credited to no link" : "reached";
  }

  private String refuse(Intent.Author author, String why) {
    line("workflow_error", author, why);
    return why;
  }

  private void line(String kind, Intent.Author author, String words) {
    scene.timeline().decided(kind, author.workflow(), author.rule(), words);
  }
}
