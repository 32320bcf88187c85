package org.triggerlinks.model.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** Facts: those on their way to the queue, and those that are decided. */
public final class Facts {

  private final Session session;

  public Facts(Session session) {
    this.session = session;
  }

  /** Puts a fact on its way to the queue; it leaves when this transaction is committed. */
  public void queue(QueuedFact fact) {
    session.persist(fact);
  }

  /** The oldest facts on their way that nobody else is relaying, locked. */
  public List<QueuedFact> takeQueued(int most) {
    return session
        .createSelectionQuery("from QueuedFact order by id", QueuedFact.class)
        .setMaxResults(most)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
  }

  /** Forgets facts that the queue has. */
  public void relayed(List<QueuedFact> facts) {
    facts.forEach(session::remove);
  }

  /** Which of these are decided already. */
  public Set<UUID> decidedAmong(Collection<UUID> ids) {
    return ids.isEmpty()
        ? new HashSet<>()
        : new HashSet<>(
            session
                .createSelectionQuery("select id from DecidedFact where id in :ids", UUID.class)
                .setParameter("ids", ids)
                .getResultList());
  }

  public void decided(DecidedFact fact) {
    session.persist(fact);
  }

  public Optional<DecidedFact> byId(UUID id) {
    return Optional.ofNullable(session.find(DecidedFact.class, id));
  }
}
