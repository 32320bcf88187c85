package org.triggerlinks.routes.decide;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.rules.Workflow;

/**
 * Which shared workflows are for which location: one that names links is for the locations that
 * have at least one of them, if there are such (docs/adr/0007). Looked up once per batch.
 */
public final class SharedWorkflows {

  private record Question(UUID location, Set<String> links) {}

  private final TriggerLinks links;
  private final Map<Question, Boolean> answers = new HashMap<>();

  public SharedWorkflows(Session session) {
    this.links = new TriggerLinks(session);
  }

  /** Says that it does not, and what would change that. */
  public static String elsewhere(Workflow workflow) {
    return "The shared workflow \"%s\" does not run here: other locations have its links, this one has none. Create one of them: \"%s\"."
        .formatted(workflow.name(), String.join("\", \"", workflow.mentions().links()));
  }

  /** True if this workflow runs at this location. */
  public boolean runsAt(Location location, Workflow workflow) {
    Set<String> mentioned = workflow.mentions().links();
    if (workflow.location().isPresent() || mentioned.isEmpty()) {
      return true;
    }
    return answers.computeIfAbsent(
        new Question(location.id(), mentioned),
        question ->
            links.anyNamed(question.location(), question.links())
                || !links.anyNamed(question.links()));
  }
}
