package org.triggerlinks.model.decision;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;
import org.triggerlinks.model.store.Turn;

/** Clicks that wait for what follows them before they are judged. */
public final class HeldClicks {

  private final Session session;

  public HeldClicks(Session session) {
    this.session = session;
  }

  /** True if this click is held already. */
  public boolean holds(UUID click) {
    return session.find(HeldClick.class, click) != null;
  }

  public void hold(HeldClick click) {
    session.persist(click);
  }

  /** Nobody waits for this click any longer: it is being decided, or never will be. */
  public void forget(UUID click) {
    HeldClick held = session.find(HeldClick.class, click);
    if (held != null) {
      session.remove(held);
    }
  }

  /**
   * Held clicks whose time has come, the longest due first, locked. Waits until no other node has
   * any in hand, and lets none take any until the transaction ends: so two clicks of one contact
   * stay in order. A click that is being decided right now is left out.
   *
   * @param latest until then a click is held at the most that is held now; those that would be held
   *     longer come before all others, as the clock was set back since they were held
   */
  public List<HeldClick> takeDue(Instant now, Instant latest, int most) {
    Turn.RELEASE_CLICKS.take(session);
    List<HeldClick> before = take("releases = 0 and dueAt > :moment order by number", latest, most);
    return before.isEmpty() ? take("dueAt <= :moment order by dueAt, number", now, most) : before;
  }

  private List<HeldClick> take(String which, Instant moment, int most) {
    return session
        .createSelectionQuery("from HeldClick where " + which, HeldClick.class)
        .setParameter("moment", moment)
        .setMaxResults(most)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
  }

  /**
   * The links of a message with a click that is held, made between these moments, both included.
   */
  public List<UUID> linksHeldAround(UUID message, Instant from, Instant to) {
    return session
        .createSelectionQuery(
            "select distinct linkId from HeldClick where messageId = :message"
                + " and occurredAt between :from and :to",
            UUID.class)
        .setParameter("message", message)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** The clicks of these contacts that are held. */
  public List<HeldClick> ofContacts(Collection<UUID> contacts) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    InList these = InList.of("contactId", contacts);
    return these
        .bind(
            session.createSelectionQuery(
                "from HeldClick where contactId in " + these.hql(), HeldClick.class))
        .getResultList();
  }
}
