package org.triggerlinks.model.contact;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;

/** The contacts of all locations. */
public final class Contacts {

  private static final List<String> KEPT_OF_A_CONTACT =
      List.of(
          "MessageLink",
          "Message",
          "SandboxMessage",
          "TimelineEntry",
          "WorkflowWait",
          "Enrollment",
          "Opportunity",
          "Notification");

  private final Session session;

  public Contacts(Session session) {
    this.session = session;
  }

  public void add(Contact contact) {
    session.persist(contact);
  }

  /**
   * Removes a contact and what is kept about them. Clicks stay, to be counted; so do decisions,
   * whose ids are why nothing is decided twice, and what is being sent at this moment.
   */
  public void remove(Contact contact) {
    session.remove(contact);
    session.flush();
    for (String kept : KEPT_OF_A_CONTACT) {
      session
          .createMutationQuery("delete from %s where contactId = :contact".formatted(kept))
          .setParameter("contact", contact.id())
          .executeUpdate();
    }
    session
        .createMutationQuery(
            "delete from Intent where contactId = :contact and state in (PENDING, RELAYED)")
        .setParameter("contact", contact.id())
        .executeUpdate();
  }

  /** Reads these contacts together; each is found by its id then without reading again. */
  public void read(Collection<UUID> ids) {
    var ignored = session.findMultiple(Contact.class, List.copyOf(ids));
  }

  public Optional<Contact> byId(UUID location, UUID id) {
    return Optional.ofNullable(session.find(Contact.class, id))
        .filter(contact -> contact.locationId().equals(location));
  }

  /**
   * These contacts, locked until the transaction ends, so that what is decided of a contact is
   * decided one after another on any number of nodes. Locked in the order of their ids: no two
   * transactions wait for each other. Contacts that do not exist are missing in the result.
   */
  public Map<UUID, Contact> lock(Collection<UUID> ids) {
    Map<UUID, Contact> locked = new LinkedHashMap<>();
    if (!ids.isEmpty()) {
      InList these = InList.of("id", new TreeSet<>(ids));
      these
          .bind(
              session.createSelectionQuery(
                  "from Contact where id in %s order by id".formatted(these.hql()), Contact.class))
          .setLockMode(LockModeType.PESSIMISTIC_WRITE)
          .getResultList()
          .forEach(contact -> locked.put(contact.id(), contact));
    }
    return locked;
  }

  /**
   * These contacts are changed, at this time: who has read one of them before and changes it now
   * finds that out. One statement for all of them; they are not to be used in this session any
   * more.
   */
  public void changed(Collection<UUID> ids, Instant now) {
    if (!ids.isEmpty()) {
      InList these = InList.of("id", ids);
      these
          .bind(
              session.createMutationQuery(
                  "update versioned Contact set updatedAt = :now where id in " + these.hql()))
          .setParameter("now", now)
          .executeUpdate();
    }
  }

  /** Another contact of its location with this phone number, if there is one. */
  public Optional<UUID> otherWithPhone(Contact self, String phone) {
    return other(self, "phone", phone);
  }

  /** Another contact of its location with this e-mail address in any case, if there is one. */
  public Optional<UUID> otherWithEmail(Contact self, String email) {
    return other(self, "emailKey", Contact.emailKeyOf(email));
  }

  private Optional<UUID> other(Contact self, String field, String value) {
    return session
        .createSelectionQuery(
            "select id from Contact where locationId = :location and %s = :value and id <> :self"
                .formatted(field),
            UUID.class)
        .setParameter("location", self.locationId())
        .setParameter("value", value)
        .setParameter("self", self.id())
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** The other contacts of its location with the same e-mail address, in any case. */
  public List<UUID> othersWithEmail(Contact self) {
    return session
        .createSelectionQuery(
            "select id from Contact where locationId = :location and emailKey = :email and id <> :self"
                + " order by id",
            UUID.class)
        .setParameter("location", self.locationId())
        .setParameter("email", self.emailKey())
        .setParameter("self", self.id())
        .getResultList();
  }

  /** The contacts of a location that have this e-mail address, in any case. */
  public List<Contact> byEmail(UUID location, String email) {
    return session
        .createSelectionQuery(
            "from Contact where locationId = :location and emailKey = :email order by id",
            Contact.class)
        .setParameter("location", location)
        .setParameter("email", Contact.emailKeyOf(email))
        .getResultList();
  }

  /** The contacts of a location that have this address on this channel. */
  public List<Contact> byAddress(UUID location, String channel, String address) {
    return session
        .createSelectionQuery(
            "select c from Contact c join c.addresses a where key(a) = :channel"
                + " and value(a) = :address and c.locationId = :location order by c.id",
            Contact.class)
        .setParameter("location", location)
        .setParameter("channel", channel)
        .setParameter("address", address)
        .getResultList();
  }
}
