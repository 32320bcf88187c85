package org.triggerlinks.model.location;

import jakarta.persistence.LockModeType;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
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

  /**
   * Counts a change of what the links of a location lead to, and gives the number of that change;
   * zero if there is no such location. Locks the location until the transaction ends, so that the
   * changes of one location get their numbers in the order in which they are committed. Call it
   * before anything else: a new link locks its location too, and could not give way.
   */
  public long changeLinks(UUID id) {
    session
        .createMutationQuery(
            "update Location set linksVersion = linksVersion + 1 where id = :location")
        .setParameter("location", id)
        .executeUpdate();
    return session
        .createSelectionQuery("select linksVersion from Location where id = :location", Long.class)
        .setParameter("location", id)
        .uniqueResultOptional()
        .orElse(0L);
  }

  /**
   * Locks a location until the transaction ends, if its contacts must not have the same phone
   * number or e-mail address: who looks whether one is free and then takes it does so alone. False,
   * and nothing is locked, if they may. Call it before a custom field is added, which locks the
   * location too, and could not give way.
   */
  public boolean lockForUniqueContacts(UUID id) {
    Location location = session.find(Location.class, id);
    if (location == null || location.allowsDuplicateContacts()) {
      return false;
    }
    session.lock(location, LockModeType.PESSIMISTIC_WRITE);
    return true;
  }

  /** Locks a location until the transaction ends. */
  public void lock(Location location) {
    session.lock(location, LockModeType.PESSIMISTIC_WRITE);
  }

  /** The number of the last change of each location's links. */
  public Map<UUID, Long> linksVersions() {
    return session
        .createSelectionQuery("select id, linksVersion from Location", Object[].class)
        .getResultStream()
        .collect(Collectors.toMap(row -> (UUID) row[0], row -> (Long) row[1]));
  }

  /** The agency's own settings. */
  public Agency agency() {
    return session.find(Agency.class, Agency.ONLY);
  }
}
