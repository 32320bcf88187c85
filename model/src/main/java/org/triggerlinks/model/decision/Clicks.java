package org.triggerlinks.model.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.hibernate.query.SelectionQuery;
import org.triggerlinks.model.store.InList;

/** The clicks of all locations. */
public final class Clicks {

  private static final String BY_A_PERSON =
      " and evidence in (LIKELY_HUMAN, CONFIRMED) and outcome <> ASKED";

  private static final int FEW_OF_A_CONTACT = 20;

  private static final UUID NOBODY = new UUID(0, 0);

  private final Session session;

  public Clicks(Session session) {
    this.session = session;
  }

  public void add(Click click) {
    session.persist(click);
  }

  /**
   * The clicks of a location in the order of recording: those after this number, up to that one,
   * which is where {@link ClickMark} is.
   */
  public List<Click> recorded(UUID location, long after, long upTo, int most) {
    return session
        .createSelectionQuery(
            "from Click where locationId = :location and number > :after and number <= :upTo"
                + " order by number",
            Click.class)
        .setParameter("location", location)
        .setParameter("after", after)
        .setParameter("upTo", upTo)
        .setMaxResults(most)
        .getResultList();
  }

  /**
   * The location of a link that was ever clicked, whether or not the link is still there. A link
   * belongs to one location for good, so the first click that the index finds tells.
   */
  public Optional<UUID> locationOf(UUID link) {
    return session
        .createSelectionQuery("select locationId from Click where linkId = :link", UUID.class)
        .setParameter("link", link)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /**
   * The latest clicks of each of these contacts, the newest first; a page that was only looked at
   * is none.
   */
  public List<Click> latestOf(Collection<UUID> contacts, int most) {
    if (contacts.isEmpty()) {
      return List.of();
    }
    // Most contacts clicked a few times only: one look finds all clicks of all of them.
    int few = FEW_OF_A_CONTACT * contacts.size();
    List<Click> all = anyOf(contacts, few);
    return all.size() < few ? latest(all, most) : latestOfEach(contacts, most);
  }

  private List<Click> anyOf(Collection<UUID> contacts, int most) {
    InList these = InList.of("contact", contacts);
    return these
        .bind(
            session.createSelectionQuery(
                "from Click where contactId in %s and outcome <> ASKED".formatted(these.hql()),
                Click.class))
        .setMaxResults(most)
        .getResultList();
  }

  private static List<Click> latest(List<Click> clicks, int most) {
    Map<UUID, Integer> counts = new HashMap<>();
    return clicks.stream()
        .sorted(Comparator.comparing(Click::occurredAt).reversed())
        .filter(click -> counts.merge(click.contactId(), 1, Integer::sum) <= most)
        .toList();
  }

  // One query, in which every contact has a limit of its own.
  private List<Click> latestOfEach(Collection<UUID> contacts, int most) {
    // Filled up with nobody to a power of two: each length is a query that has to be translated.
    List<UUID> each = new ArrayList<>(contacts);
    while (Integer.bitCount(each.size()) != 1) {
      each.add(NOBODY);
    }
    String query =
        IntStream.range(0, each.size())
            .mapToObj(
                number ->
                    "(select c from Click c where c.contactId = :contact%d and c.outcome <> ASKED order by c.occurredAt desc limit %d)"
                        .formatted(number, most))
            .collect(Collectors.joining(" union all "));
    SelectionQuery<Click> clicks = session.createSelectionQuery(query, Click.class);
    for (int number = 0; number < each.size(); number++) {
      clicks.setParameter("contact" + number, each.get(number));
    }
    return clicks.getResultList();
  }

  /** The links of a message that were clicked between these moments, both included. */
  public List<UUID> linksClickedAround(UUID message, Instant from, Instant to) {
    return session
        .createSelectionQuery(
            "select distinct linkId from Click where messageId = :message"
                + " and occurredAt between :from and :to",
            UUID.class)
        .setParameter("message", message)
        .setParameter("from", from)
        .setParameter("to", to)
        .getResultList();
  }

  /** The last click a person made on any link since then: what gets the credit for a goal. */
  public Optional<Click> lastHumanSince(UUID contact, Instant since) {
    return session
        .createSelectionQuery(
            "from Click where contactId = :contact and occurredAt >= :since"
                + BY_A_PERSON
                + " order by occurredAt desc, id desc",
            Click.class)
        .setParameter("contact", contact)
        .setParameter("since", since)
        .setMaxResults(1)
        .uniqueResultOptional();
  }

  /** The clicks a person made on this link since then, the first one first; at most a hundred. */
  public List<Click> humanOn(UUID contact, UUID link, Instant since) {
    return session
        .createSelectionQuery(
            "from Click where contactId = :contact and linkId = :link and occurredAt >= :since"
                + BY_A_PERSON
                + " order by occurredAt, id",
            Click.class)
        .setParameter("contact", contact)
        .setParameter("link", link)
        .setParameter("since", since)
        .setMaxResults(100)
        .getResultList();
  }
}
