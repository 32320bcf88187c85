package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.action.Actions;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/** The waits that the rules of one workflow open and end. */
final class WaitActions {

  // No database keeps later ones.
  private static final Instant LAST_MOMENT = Instant.parse("9999-12-30T00:00:00Z");

  private final Scene scene;
  private final Map<String, Optional<TriggerLink>> links = new HashMap<>();
  private boolean refused;

  WaitActions(Scene scene) {
    this.scene = scene;
  }

  /**
   * A wait as a rule wants it.
   *
   * @param link name of the link it waits for, or null
   * @param deadline when it times out, or null
   */
  private record Wanted(String name, String link, Instant deadline) {}

  /** True if the action opens a wait. */
  static boolean opens(Action action) {
    return action instanceof Action.WaitForClick
        || action instanceof Action.WaitFor
        || action instanceof Action.WaitUntil
        || action instanceof Action.WaitUntilMoment;
  }

  private Optional<Wanted> wanted(Action action) {
    Wanted wanted = null;
    Instant now = scene.batch().now();
    if (action instanceof Action.WaitForClick wait) {
      Instant deadline = wait.timeout() == null ? null : now.plus(wait.timeout());
      wanted = new Wanted(wait.name(), wait.link(), deadline);
    } else if (action instanceof Action.WaitFor wait) {
      wanted = new Wanted(wait.name(), null, now.plus(wait.duration()));
    } else if (action instanceof Action.WaitUntil wait) {
      wanted = new Wanted(wait.name(), null, Actions.next(scene.now().at(), wait.time()));
    } else if (action instanceof Action.WaitUntilMoment wait) {
      wanted = new Wanted(wait.name(), null, wait.moment());
    }
    return Optional.ofNullable(wanted);
  }

  /**
   * Why none of the waits of these actions can be opened; empty if one can, or if none is wanted.
   */
  Optional<String> refusalOfAll(List<Action> actions) {
    List<Optional<String>> refusals =
        actions.stream().flatMap(each -> wanted(each).stream()).map(this::refusal).toList();
    return refusals.stream().allMatch(Optional::isPresent)
        ? refusals.stream().flatMap(Optional::stream).findFirst()
        : Optional.empty();
  }

  private Optional<String> refusal(Wanted wait) {
    String why = null;
    if (wait.link() != null && link(wait.link()).isEmpty()) {
      why =
          "Cannot wait for a click on \"%s\": this location has no link of that name."
              .formatted(wait.link());
    } else if (wait.deadline() != null
        && (wait.deadline().isBefore(Instant.EPOCH) || wait.deadline().isAfter(LAST_MOMENT))) {
      why =
          "Cannot wait for \"%s\" until %s: a moment lies in 1970 to 9999."
              .formatted(wait.name(), wait.deadline());
    }
    return Optional.ofNullable(why);
  }

  private Optional<TriggerLink> link(String name) {
    return links.computeIfAbsent(
        name, any -> new TriggerLinks(scene.batch().session()).byName(scene.locationId(), any));
  }

  /** Opens or ends a wait and says what came of it; empty if the action is about no wait. */
  Optional<String> apply(Action action, Enrollment enrollment, Intent.Author author) {
    if (action instanceof Action.EndWait end) {
      return Optional.of(end(end.name(), enrollment, author));
    }
    return wanted(action).map(wait -> open(wait, enrollment, author));
  }

  private String open(Wanted wait, Enrollment enrollment, Intent.Author author) {
    Optional<String> refusal = refusal(wait);
    if (refusal.isPresent()) {
      return refuse(author, refusal.get());
    } else if (enrollment == null) {
      return refuse(
          author,
          "Cannot wait for \"%s\": the contact is not in the workflow. Let the rule insert enter() first."
              .formatted(wait.name()));
    }
    WorkflowWait opened = opened(wait, enrollment).by(scene.origin().id());
    scene.batch().opened(opened);
    scene.openedWaits().add(opened);
    String name = WaitWords.name(scene.batch(), opened);
    line(
        "wait_opened",
        author,
        wait.deadline() == null
            ? "Waits for %s, without a timeout.".formatted(name)
            : "Waits for %s until %s.".formatted(name, wait.deadline()));
    return "waiting";
  }

  private WorkflowWait opened(Wanted wait, Enrollment enrollment) {
    Instant now = scene.batch().now();
    return wait.link() == null
        ? WorkflowWait.forTime(enrollment, wait.name(), wait.deadline(), now)
        : WorkflowWait.forClick(
            enrollment, wait.name(), link(wait.link()).orElseThrow().id(), wait.deadline(), now);
  }

  private String end(String name, Enrollment enrollment, Intent.Author author) {
    List<WorkflowWait> open =
        enrollment == null
            ? List.of()
            : open(enrollment).stream().filter(wait -> wait.name().equals(name)).toList();
    if (open.isEmpty()) {
      return "was not waiting";
    }
    open.forEach(wait -> wait.end(WaitState.LEFT, scene.origin().id(), scene.batch().now()));
    line(
        "wait_ended",
        author,
        "Waits no longer for %s.".formatted(WaitWords.quoted(name, enrollment.key())));
    return "ended";
  }

  /** True if a wait was refused, and the stay waits for nothing else: it would never go on. */
  boolean stuck(Enrollment enrollment) {
    return refused && open(enrollment).isEmpty();
  }

  private List<WorkflowWait> open(Enrollment enrollment) {
    return scene.batch().waits(enrollment).stream().filter(wait -> wait.state().waiting()).toList();
  }

  private String refuse(Intent.Author author, String why) {
    refused = true;
    line("workflow_error", author, why);
    return why;
  }

  private void line(String kind, Intent.Author author, String words) {
    scene.timeline().decided(kind, author.workflow(), author.rule(), words);
  }
}
