package org.triggerlinks.model.sandbox;

import org.hibernate.Session;

/** The inboxes that the sandbox keeps. */
public final class SandboxInbox {

  private final Session session;

  public SandboxInbox(Session session) {
    this.session = session;
  }

  /** Delivers a message; false if it was delivered before. */
  public boolean deliver(SandboxMessage message) {
    if (session.find(SandboxMessage.class, message.id()) != null) {
      return false;
    }
    session.persist(message);
    return true;
  }
}
