package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/** Puts a fact that a call reports on its way to the rules. */
final class Reported {

  private Reported() {}

  /** Commits the fact with the session's transaction, and gives its id. */
  static UUID of(Session session, Contact contact, Fact fact, Clock clock) {
    FactEnvelope envelope =
        FactEnvelope.first(
            contact.locationId(), contact.id(), clock.instant(), new Occurrence.Reported(fact));
    FactRelay.queue(session, envelope, clock);
    return envelope.id();
  }
}
