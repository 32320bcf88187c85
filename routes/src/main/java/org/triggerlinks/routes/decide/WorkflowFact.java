package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

/**
 * A fact on its way to the workflows: which of them hear of it, and how each enrollment sees it.
 *
 * @param fact the fact as everybody sees it
 * @param views how single enrollments see it instead
 * @param onlyWorkflow the only workflow that hears of it, or null if all that are interested do
 * @param onlyEnrollment the only enrollment it is about, or null
 */
record WorkflowFact(
    Fact fact, Map<UUID, LinkClicked> views, String onlyWorkflow, UUID onlyEnrollment) {

  static WorkflowFact forAll(Fact fact) {
    return new WorkflowFact(fact, Map.of(), null, null);
  }

  static WorkflowFact seenDifferently(LinkClicked click, Map<UUID, LinkClicked> views) {
    return new WorkflowFact(click, views, null, null);
  }

  static WorkflowFact forOne(Fact fact, String workflow, UUID enrollment) {
    return new WorkflowFact(fact, Map.of(), workflow, enrollment);
  }

  /** The workflows that hear of it. */
  List<Workflow> hearers(RuleBook rules, String location) {
    return onlyWorkflow == null
        ? rules.interestedIn(location, fact)
        : rules.workflow(location, onlyWorkflow).map(List::of).orElse(List.of());
  }

  /** The fact as this enrollment sees it; null stands for a contact that is not enrolled. */
  Fact seenBy(Enrollment enrollment) {
    Fact view = enrollment == null ? null : views.get(enrollment.id());
    return view == null ? fact : view;
  }
}
