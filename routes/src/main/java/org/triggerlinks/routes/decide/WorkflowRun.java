package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.Wait;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.rules.Inserted;
import org.triggerlinks.rules.Outcome;
import org.triggerlinks.rules.Workflow;

/** One workflow hearing of one fact: once for each enrollment that the fact may be about. */
final class WorkflowRun {

  private final Scene scene;
  private final Workflow workflow;
  private final WorkflowFact fact;
  private int ordinal;

  WorkflowRun(Scene scene, Workflow workflow, WorkflowFact fact) {
    this.scene = scene;
    this.workflow = workflow;
    this.fact = fact;
  }

  /** Runs the rules and applies their actions; the messages they want to send are only proposed. */
  void run() {
    String key = workflow.reEntry().keyOf(fact.fact()).orElse("");
    for (Optional<Enrollment> enrollment : candidates(key)) {
      runFor(enrollment, enrollment.map(Enrollment::key).orElse(key));
    }
  }

  /**
   * The enrollments the fact may be about; an empty one stands for a contact that never entered.
   */
  private List<Optional<Enrollment>> candidates(String key) {
    if (fact.onlyEnrollment() != null) {
      return List.of(scene.batch().enrollment(fact.onlyEnrollment()));
    }
    List<Enrollment> all = scene.batch().enrollments(scene.contact(), workflow.name());
    if (!key.isEmpty()) {
      return List.of(latest(all.stream().filter(e -> e.key().equals(key)).toList()));
    }
    List<Enrollment> active = all.stream().filter(Enrollment::active).toList();
    return active.isEmpty() ? List.of(latest(all)) : active.stream().map(Optional::of).toList();
  }

  private static Optional<Enrollment> latest(List<Enrollment> enrollments) {
    return enrollments.stream()
        .max(Comparator.comparing(Enrollment::active).thenComparing(Enrollment::enteredAt));
  }

  private void runFor(Optional<Enrollment> enrollment, String key) {
    org.triggerlinks.model.fact.Enrollment standing = standing(enrollment, key);
    List<Object> facts = new ArrayList<>();
    Fact view = fact.seenBy(enrollment.orElse(null));
    facts.add(view);
    facts.add(scene.seen());
    facts.add(standing);
    facts.add(scene.now());
    enrollment.filter(Enrollment::active).ifPresent(active -> facts.addAll(openWaits(active)));
    facts.addAll(scene.pastClicks());
    Outcome outcome = scene.tools().rules().run(workflow.file(), facts);
    ObjectNode explained = scene.explanation().add("workflow", facts, outcome);
    explained.put("workflow", workflow.name());
    enrollment.ifPresent(e -> explained.put("enrollment", e.id().toString()));
    ActionRun actions = new ActionRun(scene, workflow.name(), enrollment, key, view);
    Optional<StayWithoutEnd> stay = enrollment.map(e -> new StayWithoutEnd(scene.about(), e));
    if (outcome.error().isPresent()) {
      error(outcome.error().get().message());
      stay.filter(s -> s.lastWaitEndedBy(view)).ifPresent(s -> s.leave("its rules failed"));
      return;
    }
    NoReEntry noReEntry = new NoReEntry(scene, workflow, standing);
    if (noReEntry.forbids(outcome)) {
      noReEntry.tell(explained);
      carryOut(outcome, WorkflowRun::changesConsent, actions, explained);
      stay.filter(s -> s.lastWaitEndedBy(view)).ifPresent(s -> s.leave("it may not enter again"));
      return;
    }
    if (noReEntry.stoppedRule(view, facts)) {
      noReEntry.tell(explained);
    }
    Optional<String> noWait = waitForNothing(outcome);
    if (noWait.isPresent()) {
      explained.put("not_entered", noWait.get());
      error(noWait.get());
      carryOut(outcome, WorkflowRun::changesConsent, actions, explained);
      stay.filter(StayWithoutEnd::waitsForNothing)
          .ifPresent(s -> s.leave("a wait could not be opened"));
      return;
    }
    carryOut(outcome, any -> true, actions, explained);
    if (outcome.fired().isEmpty()) {
      stay.filter(s -> s.lastWaitEndedBy(view)).ifPresent(StayWithoutEnd::tell);
    }
  }

  private void error(String words) {
    scene.timeline().decided("workflow_error", workflow.name(), null, words);
  }

  // Entered, it would never go on; not entered, the re-entry policy would not keep what the rules
  // do from being done again and again. So nothing of it is done, but what the contact asked for.
  private Optional<String> waitForNothing(Outcome outcome) {
    return outcome.decisions(Action.Enter.class).isEmpty()
        ? Optional.empty()
        : new WaitActions(scene)
            .refusalOfAll(outcome.decisions(Action.class).stream().map(Inserted::decision).toList())
            .map(
                why ->
                    "Did not enter the workflow \"%s\", and nothing else that its rules wanted was done but for consent. %s"
                        .formatted(workflow.name(), why));
  }

  private static boolean changesConsent(Action action) {
    return action instanceof Action.SetDnd || action instanceof Action.ClearDnd;
  }

  private void carryOut(
      Outcome outcome, Predicate<Action> which, ActionRun actions, ObjectNode explained) {
    List<ProposedSend> sends = new ArrayList<>();
    OwnWords words = new OwnWords(workflow.file().placeholders());
    for (Inserted<Action> inserted : EnterBeforeWaiting.order(outcome.decisions(Action.class))) {
      Action action = words.in(inserted.decision());
      Intent.Author author = new Intent.Author(workflow.name(), inserted.rule(), ordinal++);
      String result = "proposed";
      if (!which.test(action)) {
        result = "not carried out";
      } else if (action instanceof Action.SendMessage || action instanceof Action.SendTemplate) {
        sends.add(new ProposedSend(author, action, explained));
      } else {
        result = actions.apply(action, author);
      }
      Explanation.action(explained, inserted.rule(), inserted.decision(), result);
    }
    actions.finish();
    // Only now is it known whether the contact is enrolled: a rule may enter after it sends.
    sends.forEach(send -> scene.proposals().add(send.within(actions.enrollmentId())));
  }

  private List<Wait> openWaits(Enrollment enrollment) {
    return scene.batch().waits(enrollment).stream()
        .filter(wait -> wait.state().waiting())
        .map(this::asFact)
        .toList();
  }

  private Wait asFact(WorkflowWait wait) {
    return new Wait(
        wait.name(),
        LinkNames.of(scene.batch().session(), wait.linkId()),
        wait.openedAt(),
        wait.deadline());
  }

  private org.triggerlinks.model.fact.Enrollment standing(
      Optional<Enrollment> enrollment, String key) {
    boolean active = enrollment.map(Enrollment::active).orElse(false);
    int times =
        (int)
            scene.batch().enrollments(scene.contact(), workflow.name()).stream()
                .filter(e -> e.key().equals(key))
                .count();
    return new org.triggerlinks.model.fact.Enrollment(
        active,
        workflow
            .reEntry()
            .canEnter(
                active,
                times,
                enrollment.map(Enrollment::enteredAt).orElse(null),
                enrollment.map(Enrollment::leftAt).orElse(null),
                scene.batch().now()),
        key,
        times,
        enrollment.map(Enrollment::enteredAt).orElse(null),
        enrollment.map(Enrollment::leftAt).orElse(null));
  }
}
