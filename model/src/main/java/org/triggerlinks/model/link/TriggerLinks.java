package org.triggerlinks.model.link;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.KeyType;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;

/** The trigger links of all locations. */
public final class TriggerLinks {

  private final Session session;

  public TriggerLinks(Session session) {
    this.session = session;
  }

  public void add(TriggerLink link) {
    session.persist(link);
  }

  /** Deletes a link: its URL leads to the help page from now on; its clicks are kept. */
  public void remove(TriggerLink link) {
    session.remove(link);
  }

  public Optional<TriggerLink> byId(UUID location, UUID id) {
    return Optional.ofNullable(session.find(TriggerLink.class, id))
        .filter(link -> link.locationId().equals(location));
  }

  /** The link of this name; one that this session has read is not read again. */
  public Optional<TriggerLink> byName(UUID location, String name) {
    Map<String, Object> natural = Map.of("locationId", location, "name", name);
    return Optional.ofNullable(session.find(TriggerLink.class, natural, KeyType.NATURAL));
  }

  /** True if the location has a link of one of these names. */
  public boolean anyNamed(UUID location, Collection<String> names) {
    InList any = InList.of("name", names);
    return !any.bind(
            session.createSelectionQuery(
                "select id from TriggerLink where locationId = :location and name in " + any.hql(),
                UUID.class))
        .setParameter("location", location)
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  /** True if any location has a link of one of these names. */
  public boolean anyNamed(Collection<String> names) {
    InList any = InList.of("name", names);
    return !any.bind(
            session.createSelectionQuery(
                "select id from TriggerLink where name in " + any.hql(), UUID.class))
        .setMaxResults(1)
        .getResultList()
        .isEmpty();
  }

  public List<TriggerLink> byIds(Collection<UUID> ids) {
    return session.findMultiple(TriggerLink.class, List.copyOf(ids)).stream()
        .filter(java.util.Objects::nonNull)
        .toList();
  }

  /** All links of a location, archived ones included, by name. */
  public List<TriggerLink> ofLocation(UUID location) {
    return session
        .createSelectionQuery(
            "from TriggerLink where locationId = :location order by name", TriggerLink.class)
        .setParameter("location", location)
        .getResultList();
  }

  /** Every link of every location: what the redirects keep in memory. */
  public List<TriggerLink> all() {
    return session
        .createSelectionQuery("from TriggerLink", TriggerLink.class)
        .setReadOnly(true)
        .getResultList();
  }
}
