package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

/**
 * A fact on its way to the workflows: which of them hear of it, and how each enrollment sees it.
 *
 * @param fact the fact as everybody sees it
 * @param views how single enrollments see it instead
 * @param concerned names of workflows that hear of it in any case: it ended a wait of theirs
 * @param onlyWorkflow the only workflow that hears of it, or null if all that are interested do
 * @param onlyEnrollment the only enrollment it is about, or null
 */
record WorkflowFact(
    Fact fact,
    Map<UUID, LinkClicked> views,
    Set<String> concerned,
    String onlyWorkflow,
    UUID onlyEnrollment) {

  static WorkflowFact forAll(Fact fact) {
    return new WorkflowFact(fact, Map.of(), Set.of(), null, null);
  }

  /** A click that ended these waits: their workflows hear of it whatever the link is called now. */
  static WorkflowFact clicked(
      LinkClicked click, Map<UUID, LinkClicked> views, List<WorkflowWait> ended) {
    Set<String> concerned =
        ended.stream().map(WorkflowWait::workflow).collect(Collectors.toUnmodifiableSet());
    return new WorkflowFact(click, views, concerned, null, null);
  }

  static WorkflowFact forOne(Fact fact, String workflow, UUID enrollment) {
    return new WorkflowFact(fact, Map.of(), Set.of(), workflow, enrollment);
  }

  /** The workflows that hear of it, by name. */
  List<Workflow> hearers(RuleBook rules, String location) {
    if (onlyWorkflow != null) {
      return rules.workflow(location, onlyWorkflow).map(List::of).orElse(List.of());
    }
    Map<String, Workflow> hearers = new TreeMap<>();
    rules.interestedIn(location, fact).forEach(each -> hearers.put(each.name(), each));
    concerned.forEach(
        name -> rules.workflow(location, name).ifPresent(each -> hearers.put(name, each)));
    return List.copyOf(hearers.values());
  }

  /** Workflows that hear of it in any case and are not in force any more. */
  Set<String> gone(List<Workflow> hearers) {
    Set<String> gone = new TreeSet<>(concerned);
    if (onlyWorkflow != null) {
      gone.add(onlyWorkflow);
    }
    hearers.forEach(workflow -> gone.remove(workflow.name()));
    return gone;
  }

  /** The fact as this enrollment sees it; null stands for a contact that is not enrolled. */
  Fact seenBy(Enrollment enrollment) {
    Fact view = enrollment == null ? null : views.get(enrollment.id());
    return view == null ? fact : view;
  }
}
