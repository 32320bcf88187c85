package org.triggerlinks.routes.decide;

import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.rules.Workflow;

/**
 * One fact about one contact while it is decided: who and where, what is known, and where the
 * reasons are written.
 */
record Case(
    DecisionBatch batch,
    DecisionTools tools,
    Location location,
    Contact contact,
    FactOrigin origin,
    Occurrence what,
    Explanation explanation) {

  Session session() {
    return batch.session();
  }

  Timeline timeline() {
    return new Timeline(batch, origin);
  }

  /** True if this workflow is asked about the contact. */
  boolean hears(Workflow workflow) {
    // Who is in a workflow stays in it, whatever becomes of the location's links.
    return batch.enrollments(contact, workflow.name()).stream().anyMatch(Enrollment::active)
        || batch.shared().runsAt(location, workflow);
  }

  /** Asks the workflows, and carries out what they want. */
  void ask(WorkflowFact fact) {
    new WorkflowStage(this).ask(fact);
  }
}
