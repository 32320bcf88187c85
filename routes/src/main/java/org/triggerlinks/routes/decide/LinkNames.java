package org.triggerlinks.routes.decide;

import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.link.TriggerLink;

/** Names of links by id; a deleted link has none. */
final class LinkNames {

  private LinkNames() {}

  static String of(Session session, UUID link) {
    TriggerLink found = link == null ? null : session.find(TriggerLink.class, link);
    return found == null ? null : found.name();
  }
}
