package org.triggerlinks.model.intent;

import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.hibernate.LockMode;
import org.hibernate.Session;
import org.triggerlinks.model.store.InList;
import org.triggerlinks.model.store.Turn;

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

  /** An attempt was not made, so there was none. */
  public void remove(Attempt attempt) {
    session.remove(attempt);
  }

  /** The intent to send this message, which followed from this fact. */
  public Optional<Intent> ofMessage(UUID fact, UUID message) {
    return session
        .createSelectionQuery(
            "from Intent where factId = :fact and messageId = :message", Intent.class)
        .setParameter("fact", fact)
        .setParameter("message", message)
        .uniqueResultOptional();
  }

  /** The intent that sends a message to this contact, locked until the transaction ends. */
  public Optional<Intent> lockSending(UUID contact, UUID message) {
    return session
        .createSelectionQuery(
            "from Intent where contactId = :contact and messageId = :message", Intent.class)
        .setParameter("contact", contact)
        .setParameter("message", message)
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .uniqueResultOptional();
  }

  public Optional<Intent> byId(UUID id) {
    return Optional.ofNullable(session.find(Intent.class, id));
  }

  /** This intent, locked until the transaction ends. */
  public Optional<Intent> lock(UUID id) {
    return Optional.ofNullable(session.find(Intent.class, id, LockMode.PESSIMISTIC_WRITE));
  }

  /** These intents, locked in the order of their ids; those that do not exist are missing. */
  public List<Intent> lock(Collection<UUID> ids) {
    InList these = InList.of("id", new TreeSet<>(ids));
    return these
        .bind(
            session.createSelectionQuery(
                "from Intent where id in %s order by id".formatted(these.hql()), Intent.class))
        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
        .getResultList();
  }

  /** Reads these attempts together; each is found by its id then without reading again. */
  public void readAttempts(Collection<UUID> attempts) {
    var ignored = session.findMultiple(Attempt.class, List.copyOf(attempts));
  }

  /**
   * What is due now.
   *
   * @param intents locked; one that somebody else holds is missing, and left for the next time
   * @param more true if there may be more
   */
  public record Due(List<Intent> intents, boolean more) {}

  /**
   * Pending intents that are due, those of each contact in their order. Waits until no other node
   * has any in hand, and lets none take any until the transaction ends.
   */
  public Due takeDue(Instant now, int most) {
    Turn.RELAY_INTENTS.take(session);
    // Not locked in passing: a scan also locks where it ends, at what others are at right now.
    List<UUID> due =
        session
            .createSelectionQuery(
                "select id from Intent where state = PENDING and dueAt <= :now order by dueAt, id",
                UUID.class)
            .setParameter("now", now)
            .setMaxResults(most)
            .getResultList();
    List<Intent> taken = due.isEmpty() ? List.of() : takeUnlessHeld(due, now);
    return new Due(taken, due.size() == most && !taken.isEmpty());
  }

  private List<Intent> takeUnlessHeld(List<UUID> ids, Instant now) {
    Map<UUID, Intent> taken = take(ids);
    return ids.stream()
        .map(taken::get)
        .filter(Objects::nonNull)
        .filter(intent -> intent.state() == IntentState.PENDING && !intent.dueAt().isAfter(now))
        .toList();
  }

  // By their keys alone, so that no other index is locked; much may have happened to them since.
  private Map<UUID, Intent> take(List<UUID> ids) {
    InList these = InList.of("id", ids);
    return these
        .bind(session.createSelectionQuery("from Intent where id in " + these.hql(), Intent.class))
        .setHibernateLockMode(LockMode.UPGRADE_SKIPLOCKED)
        .getResultStream()
        .collect(Collectors.toMap(Intent::id, Function.identity()));
  }

  /** Ids of intents that have been on their queues since before then, the longest due first. */
  public List<UUID> relayedBefore(Instant then, int most) {
    return session
        .createSelectionQuery(
            "select id from Intent where state = RELAYED and updatedAt <= :then order by state, dueAt, id",
            UUID.class)
        .setParameter("then", then)
        .setMaxResults(most)
        .getResultList();
  }

  /** Those of these intents that are on their queues since before then, locked unless held. */
  public List<Intent> takeRelayed(List<UUID> ids, Instant then) {
    return take(ids).values().stream()
        .filter(i -> i.state() == IntentState.RELAYED && !i.updatedAt().isAfter(then))
        .toList();
  }

  /** An intent that is being sent, and the attempt that does it. */
  public record BeingSent(UUID intent, String channel, UUID attempt) {}

  /**
   * Intents that are being sent, unless by another instance that is alive: by this one, which knows
   * itself what it is at, or by one that died.
   *
   * @param realTime when instances are looked at, in real time
   */
  public List<BeingSent> sentByNobodyElse(UUID instance, Instant realTime, int most) {
    return session
        .createSelectionQuery(
            "select i.id, i.channel, a.id from Intent i left join Attempt a on a.intentId = i.id and a.number ="
                + " i.attempts where i.state = SENDING and (a.instanceId is null or a.instanceId ="
                + " :instance or not exists (select r.id from RunningInstance r where r.id ="
                + " a.instanceId and r.aliveUntil > :realTime)) order by i.updatedAt",
            BeingSent.class)
        .setParameter("instance", instance)
        .setParameter("realTime", realTime)
        .setMaxResults(most)
        .getResultList();
  }

  /** True if an attempt at this intent never got an answer, or none that says what came of it. */
  public boolean anyUnanswered(UUID intent) {
    return session
            .createSelectionQuery(
                "select count(*) from Attempt where intentId = :intent and (endedAt is null or result = 'Unknown')",
                Long.class)
            .setParameter("intent", intent)
            .getSingleResult()
        > 0;
  }

  /** All attempts at an intent, the first one first. */
  public List<Attempt> attempts(UUID intent) {
    return session
        .createSelectionQuery(
            "from Attempt where intentId = :intent order by number", Attempt.class)
        .setParameter("intent", intent)
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
