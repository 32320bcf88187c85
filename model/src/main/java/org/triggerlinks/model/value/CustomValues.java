package org.triggerlinks.model.value;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;

/** The custom values of all locations. */
public final class CustomValues {

  private final Session session;

  public CustomValues(Session session) {
    this.session = session;
  }

  public void add(CustomValue value) {
    session.persist(value);
  }

  public void remove(CustomValue value) {
    session.remove(value);
  }

  public Optional<CustomValue> byName(UUID location, String name) {
    return session
        .createSelectionQuery(
            "from CustomValue where locationId = :location and name = :name", CustomValue.class)
        .setParameter("location", location)
        .setParameter("name", name)
        .uniqueResultOptional();
  }

  /** The values of a location, by name. */
  public List<CustomValue> ofLocation(UUID location) {
    return session
        .createSelectionQuery(
            "from CustomValue where locationId = :location order by name", CustomValue.class)
        .setParameter("location", location)
        .getResultList();
  }

  /** Every value of every location: what the redirects keep in memory. */
  public List<CustomValue> all() {
    return session
        .createSelectionQuery("from CustomValue", CustomValue.class)
        .setReadOnly(true)
        .getResultList();
  }
}
