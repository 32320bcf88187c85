package org.triggerlinks.model.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.triggerlinks.model.intent.Intent;

/** The timelines of all contacts. */
public final class TimelineEntries {

  private final Session session;

  public TimelineEntries(Session session) {
    this.session = session;
  }

  /**
   * A place on a timeline. Of what happened at one moment, the order is that of the ids, which is
   * the order in which one decision wrote it: ids made by a process grow.
   */
  public record Place(Instant occurredAt, UUID id) {

    public static Place of(TimelineEntry entry) {
      return new Place(entry.occurredAt(), entry.id());
    }
  }

  /** Adds what became of an action; an action for nobody in particular has no timeline. */
  public void tell(Intent intent, Instant at, String kind, String summary) {
    if (intent.contactId() != null) {
      session.persist(
          TimelineEntry.of(
                  intent.locationId(), intent.contactId(), at, kind, summary, intent.factId())
              .by(intent.workflow(), intent.rule()));
    }
  }

  /** The lines of a contact before that place or, without one, all; the latest first. */
  public List<TimelineEntry> latestOf(UUID contact, Optional<Place> before, int most) {
    // Written so that both databases begin to read the index at that place.
    String earlier =
        before.isEmpty() ? "" : " and occurredAt <= :at and (occurredAt < :at or id < :id)";
    SelectionQuery<TimelineEntry> query =
        session.createSelectionQuery(
            "from TimelineEntry where contactId = :contact"
                + earlier
                + " order by occurredAt desc, id desc",
            TimelineEntry.class);
    query.setParameter("contact", contact);
    before.ifPresent(
        place -> query.setParameter("at", place.occurredAt()).setParameter("id", place.id()));
    return query.setMaxResults(most).getResultList();
  }
}
