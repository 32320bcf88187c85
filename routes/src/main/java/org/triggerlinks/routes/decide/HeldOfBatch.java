package org.triggerlinks.routes.decide;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.Session;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.HeldClicks;

/**
 * The held clicks of a batch's contacts, looked up once if a wait asks for them or one is added: a
 * question for each would be most of the work when many waits fall due.
 */
final class HeldOfBatch {

  private final HeldClicks held;
  private final Collection<UUID> contacts;
  private Map<UUID, HeldClick> byId;

  /** Those of these contacts, which are locked. */
  HeldOfBatch(Session session, Collection<UUID> contacts) {
    this.held = new HeldClicks(session);
    this.contacts = contacts;
  }

  /** A click is held now, until its contact's clicks before it are let go. */
  void hold(HeldClick click) {
    all().stream()
        .filter(before -> before.contactId().equals(click.contactId()))
        .forEach(click::notBefore);
    held.hold(click);
    byId.put(click.id(), click);
  }

  /** A click is held no longer. */
  void forget(UUID click) {
    held.forget(click);
    if (byId != null) {
      byId.remove(click);
    }
  }

  /** All of them. */
  Collection<HeldClick> all() {
    if (byId == null) {
      byId =
          held.ofContacts(contacts).stream()
              .collect(Collectors.toMap(HeldClick::id, Function.identity()));
    }
    return byId.values();
  }
}
