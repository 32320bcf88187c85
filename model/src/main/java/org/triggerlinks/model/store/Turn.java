package org.triggerlinks.model.store;

import org.hibernate.Session;

/**
 * Work whose results must be in order, and which therefore one node does at a time. A turn is the
 * lock of a row: it ends with the transaction, and with the connection of a node that dies.
 */
public enum Turn {

  /** Putting committed facts on their queue. */
  RELAY_FACTS,

  /** Putting due actions on the queues of their channels. */
  RELAY_INTENTS,

  /** Turning due waits into facts. */
  WAKE_WAITS,

  /** Letting held clicks go on to the rules. */
  RELEASE_CLICKS,

  /** Looking again for the messages that reports are about. */
  MATCH_REPORTS;

  /** Waits for the turn, and keeps it until the session's transaction ends. */
  public void take(Session session) {
    session
        .createNativeQuery("select name from turn where name = :name for update", String.class)
        .setParameter("name", name())
        .getSingleResult();
  }
}
