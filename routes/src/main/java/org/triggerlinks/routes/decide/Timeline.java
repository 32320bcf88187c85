package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.TimelineEntry;

/** Writes the lines that one decision adds to a contact's timeline. */
final class Timeline {

  private final Session session;
  private final FactOrigin fact;
  private final Instant now;

  Timeline(Session session, FactOrigin fact, Instant now) {
    this.session = session;
    this.fact = fact;
    this.now = now;
  }

  /** What happened, at the moment it happened. */
  void happened(String kind, String summary) {
    session.persist(entry(fact.occurredAt(), kind, summary));
  }

  /**
   * What a rule made of it, at the moment it was decided, which is never before the fact: the clock
   * of the node that saw the fact may be ahead of this one's.
   */
  void decided(String kind, String workflow, String rule, String summary) {
    Instant at = now.isBefore(fact.occurredAt()) ? fact.occurredAt() : now;
    session.persist(entry(at, kind, summary).by(workflow, rule));
  }

  private TimelineEntry entry(Instant at, String kind, String summary) {
    UUID contact = fact.contactId();
    return TimelineEntry.of(fact.locationId(), contact, at, kind, summary, fact.id());
  }
}
