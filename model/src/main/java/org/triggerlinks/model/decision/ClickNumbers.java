package org.triggerlinks.model.decision;

import java.util.List;
import org.hibernate.Session;

/**
 * The numbers that the database gives clicks as they are recorded. Every query here reads an index
 * from a given place on, and nothing else.
 */
final class ClickNumbers {

  private final Session session;

  ClickNumbers(Session session) {
    this.session = session;
  }

  /** The number up to which all clicks are recorded, as all nodes know it. */
  long mark() {
    return session
        .createNativeQuery("select number from click_mark where id = 1", Long.class)
        .getSingleResult();
  }

  /** Moves the mark, unless another node has moved it further already. */
  void moveMark(long number) {
    session
        .createNativeMutationQuery(
            "update click_mark set number = :number where id = 1 and number < :number")
        .setParameter("number", number)
        .executeUpdate();
  }

  /** The numbers after this one, in order. */
  List<Long> after(long number, int most) {
    return session
        .createSelectionQuery(
            "select number from Click where number > :number order by number", Long.class)
        .setParameter("number", number)
        .setMaxResults(most)
        .getResultList();
  }

  /** The numbers after the first and up to the second, in order. */
  List<Long> between(long after, long upTo) {
    return session
        .createSelectionQuery(
            "select number from Click where number > :after and number <= :upTo order by number",
            Long.class)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .getResultList();
  }

  /** The largest number, or zero. */
  long last() {
    return session
        .createSelectionQuery("select coalesce(max(number), 0) from Click", Long.class)
        .getSingleResult();
  }
}
