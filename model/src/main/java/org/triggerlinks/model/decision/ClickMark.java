package org.triggerlinks.model.decision;

import java.sql.Connection;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.LongSupplier;
import org.triggerlinks.model.store.Database;

/**
 * Finds out up to which number every click that will ever be recorded is recorded, so that who has
 * read that far has missed none. Numbers are given when a row is written and seen when it is
 * committed, and transactions do not commit in the order of their numbers: a missing number may
 * still appear. It is passed over only when nobody is writing it and it has been missing for longer
 * than any statement takes, as after a rollback.
 */
public final class ClickMark {

  /**
   * Longer than a database lets a statement wait for a lock (MariaDB: 50 seconds unless changed):
   * until then, a number may be given whose row is not written yet.
   */
  static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final long BETWEEN_SIGHTINGS = Duration.ofSeconds(1).toNanos();
  private static final int MOST_AT_ONCE = 10_000;

  private final Database database;
  private final LongSupplier nanoTime;
  private final Deque<Sighting> sightings = new ArrayDeque<>();

  // Up to this number, what is missing has been missing for longer than the patience.
  private long missingForLong;

  /** By that time, all numbers up to this one were given. */
  private record Sighting(long number, long nanos) {}

  /**
   * The mark of this database.
   *
   * @param nanoTime a time that goes on evenly, as {@link System#nanoTime}; the clock that the
   *     sandbox moves says nothing of transactions
   */
  public ClickMark(Database database, LongSupplier nanoTime) {
    this.database = database;
    this.nanoTime = nanoTime;
  }

  /**
   * Moves the mark over what was recorded since, and gives it. It is committed before it is given:
   * with it, what lies before it is on the disk, and no crash of the database lets those numbers be
   * given once more to other clicks.
   */
  public synchronized long advance() {
    long mark = database.inTransaction(session -> new ClickNumbers(session).mark());
    long next = mark;
    List<Long> written = written(next);
    while (!written.isEmpty()) {
      long reached = next;
      next = pass(reached, written);
      written = next > reached && written.size() == MOST_AT_ONCE ? written(next) : List.of();
    }
    if (next > mark) {
      long moved = next;
      database.transact(session -> new ClickNumbers(session).moveMark(moved));
    }
    return next;
  }

  /** Numbers of rows that are written, be they committed or not. */
  private List<Long> written(long after) {
    return database.inTransaction(
        session -> {
          session.doWork(
              connection ->
                  connection.setTransactionIsolation(Connection.TRANSACTION_READ_UNCOMMITTED));
          return new ClickNumbers(session).after(after, MOST_AT_ONCE);
        });
  }

  // What is written was read first: what is written and not committed now was open then.
  private long pass(long mark, List<Long> written) {
    return database.inTransaction(
        session -> {
          ClickNumbers numbers = new ClickNumbers(session);
          List<Long> committed = numbers.between(mark, written.get(written.size() - 1));
          Set<Long> open = new TreeSet<>(written);
          open.removeAll(new HashSet<>(committed));
          long firstOpen = open.stream().findFirst().orElse(Long.MAX_VALUE);
          long passed = pass(mark, committed, firstOpen);
          if (!committed.isEmpty() && passed < committed.get(committed.size() - 1)) {
            see(numbers.last());
          }
          return passed;
        });
  }

  private long pass(long mark, List<Long> committed, long firstOpen) {
    long oldGaps = missingForLong();
    long passed = mark;
    for (long number : committed) {
      boolean gap = number > passed + 1;
      if (number > firstOpen || (gap && number - 1 > oldGaps)) {
        return passed;
      }
      passed = number;
    }
    return passed;
  }

  private void see(long last) {
    long now = nanoTime.getAsLong();
    if (sightings.isEmpty() || now - sightings.getLast().nanos() >= BETWEEN_SIGHTINGS) {
      sightings.add(new Sighting(last, now));
    }
  }

  private long missingForLong() {
    long now = nanoTime.getAsLong();
    while (!sightings.isEmpty() && now - sightings.getFirst().nanos() >= PATIENCE.toNanos()) {
      missingForLong = Math.max(missingForLong, sightings.removeFirst().number());
    }
    return missingForLong;
  }
}
