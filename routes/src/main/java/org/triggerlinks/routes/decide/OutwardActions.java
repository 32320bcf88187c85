package org.triggerlinks.routes.decide;

import java.util.Optional;
import java.util.stream.Stream;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.WorkflowStarted;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.team.Notification;
import org.triggerlinks.model.team.Opportunities;
import org.triggerlinks.model.team.Opportunity;
import org.triggerlinks.routes.compose.WebhookCall;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.Workflow;

/** Actions for others than the contact: the team, other workflows, other systems. */
final class OutwardActions {

  private final Scene scene;

  OutwardActions(Scene scene) {
    this.scene = scene;
  }

  /** Applies the action and says what came of it; empty if it is not one of these. */
  Optional<String> apply(Action action, Intent.Author author) {
    String result = null;
    Optional<String> empty = empty(action);
    if (empty.isPresent()) {
      line("workflow_error", author, empty.get());
      return empty;
    }
    if (action instanceof Action.NotifyTeam notify) {
      result = notifyTeam(notify, author);
    } else if (action instanceof Action.CreateOpportunity create) {
      result = createOpportunity(create, author);
    } else if (action instanceof Action.MoveOpportunity move) {
      result = moveOpportunity(move, author);
    } else if (action instanceof Action.StartWorkflow start) {
      result = startWorkflow(start.workflow(), author);
    } else if (action instanceof Action.CallWebhook call) {
      result = callWebhook(call, author);
    }
    return Optional.ofNullable(result);
  }

  private static Optional<String> empty(Action action) {
    String words = null;
    if (action instanceof Action.NotifyTeam notify && notify.text().isBlank()) {
      words = "The team was not told: the text is empty.";
    } else if (action instanceof Action.CreateOpportunity create
        && Stream.of(create.pipeline(), create.stage(), create.name()).anyMatch(String::isBlank)) {
      words = "No opportunity was opened: it needs a pipeline, a stage and a name.";
    } else if (action instanceof Action.MoveOpportunity move && move.stage().isBlank()) {
      words = "No opportunity was moved: the stage has no name.";
    }
    return Optional.ofNullable(words);
  }

  private String startWorkflow(String workflow, Intent.Author author) {
    Optional<Workflow> found = scene.tools().rules().workflow(scene.location().slug(), workflow);
    if (found.isEmpty()) {
      String why =
          "There is no workflow \"%s\" to start. It is named after its file, without .drl."
              .formatted(workflow);
      line("workflow_error", author, why);
      return why;
    }
    if (!scene.about().hears(found.get())) {
      String why = SharedWorkflows.elsewhere(found.get());
      line("workflow_error", author, why);
      return why;
    }
    WorkflowStarted started = new WorkflowStarted(workflow, author.workflow());
    if (scene.tools().rules().interestedIn(scene.location().slug(), started).isEmpty()) {
      String why =
          "The workflow \"%s\" cannot be started: none of its rules asks for WorkflowStarted()."
              .formatted(workflow);
      line("workflow_error", author, why);
      return why;
    }
    scene.follow(new Occurrence.Reported(started));
    return "started";
  }

  private String notifyTeam(Action.NotifyTeam notify, Intent.Author author) {
    String text = scene.tools().composer().plain(scene, author, notify.text());
    scene
        .batch()
        .session()
        .persist(
            Notification.of(
                scene.locationId(),
                scene.contact().id(),
                author.workflow(),
                text,
                scene.batch().now()));
    line("team_notified", author, "The team was told: " + text);
    return "notified";
  }

  private String createOpportunity(Action.CreateOpportunity create, Intent.Author author) {
    String name = scene.tools().composer().plain(scene, author, create.name());
    new Opportunities(scene.batch().session())
        .add(
            Opportunity.create(
                scene.locationId(),
                scene.contact().id(),
                create.pipeline(),
                create.stage(),
                name,
                scene.batch().now()));
    line(
        "opportunity_created",
        author,
        "Opportunity \"%s\" opened in %s, stage %s."
            .formatted(name, create.pipeline(), create.stage()));
    return "created";
  }

  private String moveOpportunity(Action.MoveOpportunity move, Intent.Author author) {
    Optional<Opportunity> open =
        new Opportunities(scene.batch().session()).latestOf(scene.contact().id(), move.pipeline());
    if (open.isEmpty()) {
      String why =
          "No opportunity to move: the contact has none in the pipeline \"%s\"."
              .formatted(move.pipeline());
      line("workflow_error", author, why);
      return why;
    }
    open.get().moveTo(move.stage(), scene.batch().now());
    line(
        "opportunity_moved",
        author,
        "Opportunity \"%s\" moved to stage %s.".formatted(open.get().name(), move.stage()));
    return "moved";
  }

  private String callWebhook(Action.CallWebhook call, Intent.Author author) {
    call.data().keySet().stream()
        .filter(WebhookCall.OF_THE_CONTACT::contains)
        .forEach(
            name ->
                line(
                    "workflow_error",
                    author,
                    "In a webhook, \"%s\" is the contact's own; the rule's value was left out. Give it another name."
                        .formatted(name)));
    scene
        .batch()
        .rows()
        .add(
            Intent.of(
                scene.origin(),
                author,
                WebhookCall.CHANNEL,
                WebhookCall.fromRule(scene.origin(), call, scene.contact()).json(),
                scene.batch().now(),
                scene.batch().now()));
    line("webhook_called", author, "A webhook is called: " + call.url());
    return "queued";
  }

  private void line(String kind, Intent.Author author, String words) {
    scene.timeline().decided(kind, author.workflow(), author.rule(), words);
  }
}
