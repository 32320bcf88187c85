package org.triggerlinks.routes.operations;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;

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
 * @param overdueWaits waits whose deadline has passed and that are still open, or that fell due and
 *     whose timeout is not decided after {@link #DECIDED_WITHIN}
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

  /** More of a kind are not counted: who counts every few seconds must not read for as long. */
  static final int MOST = 100_000;

  /** By then the timeout of a wait is decided, or it is a dead letter, or much too late. */
  static final Duration DECIDED_WITHIN = Duration.ofMinutes(10);

  private static final String FACTS = " from QueuedFact f";
  private static final List<String> UNSETTLED = List.of("PENDING", "RELAYED", "SENDING");
  private static final String DUE =
      " from Intent i where state in (%s) and dueAt <= :now"
          .formatted(String.join(", ", UNSETTLED));
  private static final String LATER = " from Intent i where state = PENDING and dueAt > :now";
  private static final String OPEN = " from WorkflowWait w where state = OPEN and deadline <= :now";
  private static final String STUCK = " from WorkflowWait w where state = DUE and deadline <= :now";

  private static final String BY_DUE = "state, dueAt";
  private static final String BY_DEADLINE = "state, deadline";

  /** Each is counted in the order of an index, up to {@link #MOST}; so is the oldest looked for. */
  static StoredBacklog read(Session session, Instant now) {
    return new StoredBacklog(
        counting(session, FACTS, "queueNumber").getSingleResult(),
        age(first(session, "createdAt", FACTS, "queueNumber").getSingleResultOrNull(), now),
        counting(session, DUE, BY_DUE).setParameter("now", now).getSingleResult(),
        age(firstDue(session, now), now),
        counting(session, LATER, BY_DUE).setParameter("now", now).getSingleResult(),
        counting(session, " from Intent i where state = FAILED", BY_DUE).getSingleResult(),
        counting(session, " from Intent i where state = UNKNOWN", BY_DUE).getSingleResult(),
        waits(session, OPEN, now) + waits(session, STUCK, now.minus(DECIDED_WITHIN)),
        longer(
            age(firstWait(session, OPEN, now), now),
            age(firstWait(session, STUCK, now.minus(DECIDED_WITHIN)), now)));
  }

  private static long waits(Session session, String which, Instant until) {
    return counting(session, which, BY_DEADLINE).setParameter("now", until).getSingleResult();
  }

  private static Instant firstWait(Session session, String which, Instant until) {
    return first(session, "deadline", which, BY_DEADLINE)
        .setParameter("now", until)
        .getSingleResultOrNull();
  }

  private static Duration longer(Duration one, Duration other) {
    return one.compareTo(other) > 0 ? one : other;
  }

  // In the order of an index, so that the database stops where it has found enough.
  private static SelectionQuery<Long> counting(Session session, String which, String index) {
    return session.createSelectionQuery(
        "select count(found.one) from (select id as one%s order by %s limit %d) found"
            .formatted(which, index, MOST),
        Long.class);
  }

  private static SelectionQuery<Instant> first(
      Session session, String moment, String which, String index) {
    return session
        .createSelectionQuery(
            "select %s%s order by %s".formatted(moment, which, index), Instant.class)
        .setMaxResults(1);
  }

  // Each state by itself: the index has the first one of each, and not of all.
  private static Instant firstDue(Session session, Instant now) {
    return UNSETTLED.stream()
        .map(" from Intent i where state = %s and dueAt <= :now"::formatted)
        .map(which -> first(session, "dueAt", which, BY_DUE).setParameter("now", now))
        .map(SelectionQuery::getSingleResultOrNull)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
  }

  private static Duration age(Instant since, Instant now) {
    return since == null || since.isAfter(now) ? Duration.ZERO : Duration.between(since, now);
  }
}
