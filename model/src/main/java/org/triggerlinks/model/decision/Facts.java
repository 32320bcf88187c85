package org.triggerlinks.model.decision;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;
import org.triggerlinks.model.store.Turn;

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

  /**
   * The first facts on their way, those of each contact in the order in which they were committed.
   * Waits until no other node has facts in hand, and lets none take any until the transaction ends.
   *
   * <p>Why the order is right: the database numbers the rows when they are written. Who causes
   * facts of a contact in a decision, or by changing the contact, holds the lock of the contact's
   * row from before that until the commit. So the facts of the later of two such transactions have
   * the higher numbers, and while they can be seen, none of that contact with a lower number is
   * still to appear. Facts that were reported one after the other are in order as well, because
   * their transactions do not overlap. Among different contacts, a lower number may appear later;
   * that is no matter, because rows are taken by what is there and not from a position on.
   */
  public List<QueuedFact> takeQueued(int most) {
    Turn.RELAY_FACTS.take(session);
    return session
        .createSelectionQuery("from QueuedFact order by queueNumber", QueuedFact.class)
        .setMaxResults(most)
        .setReadOnly(true)
        .getResultList();
  }

  /** Which of these are on their way, and not on the queue yet. */
  public Set<UUID> queuedAmong(Collection<UUID> ids) {
    return among("QueuedFact", ids);
  }

  /** Forgets facts that the queue has. */
  public void relayed(List<QueuedFact> facts) {
    InList these = InList.of("id", facts.stream().map(QueuedFact::id).toList());
    these
        .bind(session.createMutationQuery("delete from QueuedFact where id in " + these.hql()))
        .executeUpdate();
  }

  /** Which of these are decided already. */
  public Set<UUID> decidedAmong(Collection<UUID> ids) {
    return among("DecidedFact", ids);
  }

  private Set<UUID> among(String entity, Collection<UUID> ids) {
    if (ids.isEmpty()) {
      return new HashSet<>();
    }
    InList among = InList.of("id", ids);
    return new HashSet<>(
        among
            .bind(
                session.createSelectionQuery(
                    "select id from %s where id in %s".formatted(entity, among.hql()), UUID.class))
            .getResultList());
  }

  /** Reads these decisions together; each is found by its id then without reading again. */
  public void read(Collection<UUID> ids) {
    var ignored = session.findMultiple(DecidedFact.class, List.copyOf(ids));
  }

  public Optional<DecidedFact> byId(UUID id) {
    return Optional.ofNullable(session.find(DecidedFact.class, id));
  }
}
