package org.triggerlinks.model.location;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** All locations of the agency. */
public final class Locations {

  private final Session session;

  public Locations(Session session) {
    this.session = session;
  }

  public void add(Location location) {
    session.persist(location);
  }

  public void remove(Location location) {
    session.remove(location);
  }

  public Optional<Location> byId(UUID id) {
    return Optional.ofNullable(session.find(Location.class, id));
  }

  public Optional<Location> bySlug(String slug) {
    return session
        .createSelectionQuery("from Location where slug = :slug", Location.class)
        .setParameter("slug", slug)
        .uniqueResultOptional();
  }

  /** All of them, by name. */
  public List<Location> all() {
    return session
        .createSelectionQuery("from Location order by name", Location.class)
        .getResultList();
  }

  /** The agency's own settings. */
  public Agency agency() {
    return session.find(Agency.class, Agency.ONLY);
  }
}
