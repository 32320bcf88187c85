package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.rules.Workflow;

/** The second stage: which workflows hear of a fact, and what they want to happen. */
final class WorkflowStage {

  private final DecisionBatch batch;
  private final DecisionTools tools;
  private final Location location;
  private final Contact contact;
  private final FactOrigin origin;
  private final Explanation explanation;

  WorkflowStage(
      DecisionBatch batch,
      DecisionTools tools,
      Location location,
      Contact contact,
      FactOrigin origin,
      Explanation explanation) {
    this.batch = batch;
    this.tools = tools;
    this.location = location;
    this.contact = contact;
    this.origin = origin;
    this.explanation = explanation;
  }

  /** Asks the workflows and carries out what they want; the policies have their say as well. */
  void ask(WorkflowFact fact) {
    List<Workflow> hearers = fact.hearers(tools.rules(), location.slug());
    Optional<String> loop = Loop.at(batch.session(), origin, fact.fact());
    if (loop.isPresent()) {
      cutOff(loop.get(), hearers);
      return;
    }
    Scene scene = Scene.of(batch, tools, location, contact, origin, explanation);
    explanation.saw(fact.fact(), scene.seen(), scene.now());
    if (fact.onlyWorkflow() != null && hearers.isEmpty()) {
      gone(scene, fact.onlyWorkflow());
    }
    for (Workflow workflow : hearers) {
      if (runsHere(workflow)) {
        new WorkflowRun(scene, workflow, fact).run();
      } else {
        explanation.note(
            "The shared workflow \"%s\" was not asked: other locations have its links, this one has none."
                .formatted(workflow.name()));
      }
    }
    new PolicyStage(scene).send();
    EarlierClicks.recall(scene);
  }

  // Who is in a workflow stays in it, whatever becomes of the location's links.
  private boolean runsHere(Workflow workflow) {
    return batch.enrollments(contact, workflow.name()).stream().anyMatch(Enrollment::active)
        || batch.shared().runsAt(location, workflow);
  }

  private static void gone(Scene scene, String workflow) {
    String words =
        "The workflow \"%s\" waited for this, but it is not in force any more, so nothing follows."
            .formatted(workflow);
    scene.explanation().note(words);
    scene.timeline().decided("workflow_error", workflow, null, words);
  }

  private void cutOff(String why, List<Workflow> hearers) {
    String next =
        hearers.stream().map(Workflow::name).collect(Collectors.joining("\", \"", "\"", "\""));
    String words =
        "Cut off: %s, so workflows loop; the next to be asked was %s. Look for rules whose actions trigger each other."
            .formatted(why, next);
    explanation.note(words);
    new Timeline(batch.session(), origin, batch.now()).happened("workflow_loop", words);
  }
}
