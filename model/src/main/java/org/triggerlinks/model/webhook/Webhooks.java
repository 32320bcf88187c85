package org.triggerlinks.model.webhook;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The webhooks of all locations. */
public final class Webhooks {

  private final Session session;

  public Webhooks(Session session) {
    this.session = session;
  }

  public void add(Webhook webhook) {
    session.persist(webhook);
  }

  public void remove(Webhook webhook) {
    session.remove(webhook);
  }

  public Optional<Webhook> byId(UUID location, UUID id) {
    return Optional.ofNullable(session.find(Webhook.class, id))
        .filter(webhook -> webhook.locationId().equals(location));
  }

  /** The webhooks of a location, the oldest first. */
  public List<Webhook> ofLocation(UUID location) {
    return session
        .createSelectionQuery(
            "from Webhook where locationId = :location order by id", Webhook.class)
        .setParameter("location", location)
        .getResultList();
  }
}
