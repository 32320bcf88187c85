package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.rules.Workflow;

/** The second stage: which workflows hear of a fact, and what they want to happen. */
final class WorkflowStage {

  private final Case about;

  WorkflowStage(Case about) {
    this.about = about;
  }

  /** Asks the workflows and carries out what they want; the policies have their say as well. */
  void ask(WorkflowFact fact) {
    List<Workflow> hearers = fact.hearers(about.tools().rules(), about.location().slug());
    fact.gone(hearers).forEach(this::gone);
    Optional<String> loop = Loop.at(about.session(), about.origin(), about.what());
    if (loop.isPresent()) {
      cutOff(loop.get(), hearers, fact.onlyEnrollment());
      return;
    }
    Scene scene = Scene.of(about);
    about.explanation().saw(fact.fact(), scene.seen(), scene.now());
    for (Workflow workflow : hearers) {
      if (about.hears(workflow)) {
        new WorkflowRun(scene, workflow, fact).run();
      } else {
        about
            .explanation()
            .note(
                "The shared workflow \"%s\" was not asked: other locations have its links, this one has none."
                    .formatted(workflow.name()));
      }
    }
    new PolicyStage(scene).send();
    EarlierClicks.recall(scene);
  }

  private void gone(String workflow) {
    String words =
        "The workflow \"%s\" waited for this, but it is not in force any more, so nothing follows."
            .formatted(workflow);
    about.explanation().note(words);
    about.timeline().decided("workflow_error", workflow, null, words);
  }

  private void cutOff(String why, List<Workflow> hearers, UUID stay) {
    Optional.ofNullable(stay).flatMap(about.batch()::enrollment).ifPresent(this::leave);
    if (hearers.isEmpty()) {
      about.explanation().note("No workflow is asked: %s.".formatted(why));
      return;
    }
    String next =
        hearers.stream().map(Workflow::name).collect(Collectors.joining("\", \"", "\"", "\""));
    String words =
        "Cut off: %s, so workflows loop; the next to be asked was %s. Look for rules whose actions trigger each other."
            .formatted(why, next);
    about.explanation().note(words);
    about.timeline().happened("workflow_loop", words);
    about.batch().count(DecisionMeters::loop);
  }

  // Its wait is over and nothing follows: it would never go on.
  private void leave(Enrollment stay) {
    StayWithoutEnd without = new StayWithoutEnd(about, stay);
    if (without.waitsForNothing()) {
      without.leave("workflows loop");
    }
  }
}
