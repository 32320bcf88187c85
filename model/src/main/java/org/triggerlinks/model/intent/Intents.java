package org.triggerlinks.model.intent;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.LockMode;
import org.hibernate.Session;

/** Actions on their way out. */
public final class Intents {

  private final Session session;

  public Intents(Session session) {
    this.session = session;
  }

  public void add(Intent intent) {
    session.persist(intent);
  }

  public void add(Attempt attempt) {
    session.persist(attempt);
  }

  public Optional<Intent> byId(UUID id) {
    return Optional.ofNullable(session.find(Intent.class, id));
  }

  /** This intent, locked until the transaction ends. */
  public Optional<Intent> lock(UUID id) {
    return Optional.ofNullable(session.find(Intent.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  /** Pending intents that are due and that no other node is relaying, locked. */
  public List<Intent> takeDue(Instant now, int most) {
    return session
        .createSelectionQuery(
            "from Intent where state = PENDING and dueAt <= :now order by dueAt, id", Intent.class)
        .setParameter("now", now)
        .setMaxResults(most)
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultList();
  }

  /** The attempt at an intent that has this number. */
  public Optional<Attempt> attempt(UUID intent, int number) {
    return session
        .createSelectionQuery(
            "from Attempt where intentId = :intent and number = :number", Attempt.class)
        .setParameter("intent", intent)
        .setParameter("number", number)
        .uniqueResultOptional();
  }
}
