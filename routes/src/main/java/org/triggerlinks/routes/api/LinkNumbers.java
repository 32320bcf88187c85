package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.Evidence;

/** Counts the clicks that people made on one link, and what came of them. */
final class LinkNumbers {

  private static final String PUBLIC = "public";
  private static final List<Evidence> HUMAN = List.of(Evidence.LIKELY_HUMAN, Evidence.CONFIRMED);

  // A page that only asks for confirmation is not a click yet; its button is.
  private static final String CLICKS =
      "from Click c where c.linkId = :link and c.occurredAt >= :from and c.occurredAt < :to"
          + " and c.evidence in :human and c.outcome <> :asked";
  private static final String CONVERSIONS =
      "from Conversion c where c.linkId = :link and c.reachedAt >= :from and c.reachedAt < :to";

  private final Session session;
  private final UUID link;

  LinkNumbers(Session session, UUID link) {
    this.session = session;
    this.link = link;
  }

  record Numbers(long clicks, long uniqueContacts, long anonymous, long conversions) {

    static final Numbers NONE = new Numbers(0, 0, 0, 0);

    Numbers with(long conversions) {
      return new Numbers(clicks, uniqueContacts, anonymous, conversions);
    }
  }

  /** Everything from one moment up to, and without, another. */
  Numbers total(Instant from, Instant to) {
    Object[] row =
        clicks(
                "select count(*), count(distinct c.contactId), count(c.contactId) " + CLICKS,
                from,
                to)
            .getSingleResult();
    long conversions =
        between(
                session.createSelectionQuery("select count(*) " + CONVERSIONS, Long.class),
                from,
                to)
            .getSingleResult();
    return numbers(row, 0).with(conversions);
  }

  /** The same by channel; clicks on the public URL have none. */
  Map<String, Numbers> byChannel(Instant from, Instant to) {
    Map<String, Numbers> byChannel = new TreeMap<>();
    String select = "select c.channel, count(*), count(distinct c.contactId), count(c.contactId) ";
    for (Object[] row : clicks(select + CLICKS + " group by c.channel", from, to).getResultList()) {
      byChannel.put(channel(row), numbers(row, 1));
    }
    for (Object[] row :
        between(
                session.createSelectionQuery(
                    "select c.channel, count(*) " + CONVERSIONS + " group by c.channel",
                    Object[].class),
                from,
                to)
            .getResultList()) {
      byChannel.merge(
          channel(row),
          Numbers.NONE.with((Long) row[1]),
          (old, own) -> old.with(own.conversions()));
    }
    return byChannel;
  }

  private SelectionQuery<Object[]> clicks(String hql, Instant from, Instant to) {
    return between(session.createSelectionQuery(hql, Object[].class), from, to)
        .setParameter("human", HUMAN)
        .setParameter("asked", ClickOutcome.ASKED);
  }

  private <T> SelectionQuery<T> between(SelectionQuery<T> query, Instant from, Instant to) {
    return query.setParameter("link", link).setParameter("from", from).setParameter("to", to);
  }

  private static String channel(Object... row) {
    return row[0] == null ? PUBLIC : (String) row[0];
  }

  private static Numbers numbers(Object[] row, int at) {
    long clicks = (Long) row[at];
    return new Numbers(clicks, (Long) row[at + 1], clicks - (Long) row[at + 2], 0);
  }
}
