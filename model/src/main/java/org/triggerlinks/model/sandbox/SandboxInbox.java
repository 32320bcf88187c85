package org.triggerlinks.model.sandbox;

import org.hibernate.Session;

/** The inboxes that the sandbox keeps. */
public final class SandboxInbox {

  private final Session session;

  public SandboxInbox(Session session) {
    this.session = session;
  }

  /**
   * Delivers a message. Its key says whether it was delivered before, as to look first is one more
   * way to the database: the transaction fails then.
   *
   * @see org.triggerlinks.model.store.Database#isDuplicate
   */
  public void deliver(SandboxMessage message) {
    session.persist(message);
  }
}
