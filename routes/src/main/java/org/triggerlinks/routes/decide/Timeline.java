package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.UUID;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.TimelineEntry;

/** Writes the lines that one decision adds to a contact's timeline. */
final class Timeline {

  private final DecisionBatch batch;
  private final FactOrigin fact;

  Timeline(DecisionBatch batch, FactOrigin fact) {
    this.batch = batch;
    this.fact = fact;
  }

  /** What happened, at the moment it happened. */
  void happened(String kind, String summary) {
    batch.rows().add(entry(fact.occurredAt(), kind, summary));
  }

  /**
   * What a rule made of it, at the moment it was decided, which is never before the fact: the clock
   * of the node that saw the fact may be ahead of this one's.
   */
  void decided(String kind, String workflow, String rule, String summary) {
    Instant now = batch.now();
    Instant at = now.isBefore(fact.occurredAt()) ? fact.occurredAt() : now;
    batch.rows().add(entry(at, kind, summary).by(workflow, rule));
    if (kind.equals("workflow_error")) {
      batch.count(meters -> meters.workflowError(workflow));
    }
  }

  private TimelineEntry entry(Instant at, String kind, String summary) {
    UUID contact = fact.contactId();
    return TimelineEntry.of(fact.locationId(), contact, at, kind, summary, fact.id());
  }
}
