package org.triggerlinks.routes.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import org.hibernate.Session;
import org.triggerlinks.model.intent.IntentState;

/**
 * What is left to do by the database, at one moment.
 *
 * @param facts facts that are not on their queue yet
 * @param oldestFact how long the first of them has waited
 * @param due actions that are due and not carried out
 * @param oldestDue how long the first of them has been due
 * @param later actions that are to be carried out later, those included that are tried again
 * @param failed actions that failed for good
 * @param unknown actions of which nobody knows whether they were carried out
 * @param overdueWaits waits whose deadline has passed and that are still open
 * @param oldestOverdue how long the first of them has been overdue
 */
record StoredBacklog(
    long facts,
    Duration oldestFact,
    long due,
    Duration oldestDue,
    long later,
    long failed,
    long unknown,
    long overdueWaits,
    Duration oldestOverdue) {

  private static final String DUE =
      " from Intent where state in (PENDING, RELAYED, SENDING) and dueAt <= :now";
  private static final String OVERDUE =
      " from WorkflowWait where state = OPEN and deadline <= :now";

  /** Everything here is looked up by an index: it costs little, however much is stored. */
  static StoredBacklog read(Session session, Instant now) {
    Map<IntentState, Long> states = states(session);
    long due = one(session, "select count(*)" + DUE, Long.class, now);
    long open =
        states.getOrDefault(IntentState.PENDING, 0L)
            + states.getOrDefault(IntentState.RELAYED, 0L)
            + states.getOrDefault(IntentState.SENDING, 0L);
    return new StoredBacklog(
        session
            .createSelectionQuery("select count(*) from QueuedFact", Long.class)
            .getSingleResult(),
        age(
            session
                .createSelectionQuery("select min(createdAt) from QueuedFact", Instant.class)
                .getSingleResultOrNull(),
            now),
        due,
        age(one(session, "select min(dueAt)" + DUE, Instant.class, now), now),
        Math.max(0, open - due),
        states.getOrDefault(IntentState.FAILED, 0L),
        states.getOrDefault(IntentState.UNKNOWN, 0L),
        one(session, "select count(*)" + OVERDUE, Long.class, now),
        age(one(session, "select min(deadline)" + OVERDUE, Instant.class, now), now));
  }

  private static Map<IntentState, Long> states(Session session) {
    Map<IntentState, Long> states = new EnumMap<>(IntentState.class);
    session
        .createSelectionQuery(
            "select state, count(*) from Intent"
                + " where state in (PENDING, RELAYED, SENDING, FAILED, UNKNOWN) group by state",
            Object[].class)
        .getResultList()
        .forEach(row -> states.put((IntentState) row[0], (Long) row[1]));
    return states;
  }

  private static <T> T one(Session session, String query, Class<T> type, Instant now) {
    return session
        .createSelectionQuery(query, type)
        .setParameter("now", now)
        .getSingleResultOrNull();
  }

  private static Duration age(Instant since, Instant now) {
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
