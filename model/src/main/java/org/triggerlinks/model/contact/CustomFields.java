package org.triggerlinks.model.contact;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;

/** The names of the custom fields that the contacts of a location have. */
public final class CustomFields {

  private final Session session;

  public CustomFields(Session session) {
    this.session = session;
  }

  /** Remembers names that a contact now has; names known before change nothing. */
  public void know(UUID location, Collection<String> names) {
    Set<String> fresh = new HashSet<>(names);
    fresh.removeAll(fresh.isEmpty() ? Set.of() : names(location));
    for (String name : fresh) {
      // Another transaction may add the same name at the same time.
      session
          .createNativeMutationQuery(
              "insert ignore into custom_field (location_id, name) values (:location, :name)")
          .setParameter("location", location)
          .setParameter("name", name)
          .executeUpdate();
    }
  }

  /** All names of a location. */
  public Set<String> names(UUID location) {
    return new HashSet<>(
        session
            .createNativeQuery(
                "select name from custom_field where location_id = :location", String.class)
            .setParameter("location", location)
            .getResultList());
  }
}
