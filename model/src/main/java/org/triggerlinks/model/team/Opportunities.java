package org.triggerlinks.model.team;

import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The opportunities of all locations. */
public final class Opportunities {

  private final Session session;

  public Opportunities(Session session) {
    this.session = session;
  }

  public void add(Opportunity opportunity) {
    session.persist(opportunity);
  }

  /** The contact's newest opportunity in this pipeline. */
  public Optional<Opportunity> latestOf(UUID contact, String pipeline) {
    return session
        .createSelectionQuery(
            "from Opportunity where contactId = :contact and pipeline = :pipeline order by id desc",
            Opportunity.class)
        .setParameter("contact", contact)
        .setParameter("pipeline", pipeline)
        .setMaxResults(1)
        .uniqueResultOptional();
  }
}
