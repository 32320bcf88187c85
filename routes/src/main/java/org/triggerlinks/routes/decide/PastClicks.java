package org.triggerlinks.routes.decide;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.fact.Evidence;

/**
 * The clicks that the contacts of a batch made before: read for all of them when the first one is
 * asked for, and kept up to date while the batch is decided.
 */
final class PastClicks {

  private static final int MOST = 100;

  private final Session session;
  private final Collection<UUID> contacts;
  private final Map<UUID, List<Click>> recorded = new HashMap<>();
  private Map<UUID, List<Click>> stored;

  PastClicks(Session session, Collection<UUID> contacts) {
    this.session = session;
    this.contacts = contacts;
  }

  /** A click of this batch. */
  void recorded(Click click) {
    recorded.computeIfAbsent(click.contactId(), id -> new ArrayList<>()).add(click);
  }

  /** The latest clicks of a contact but this one, the newest first; at most a hundred. */
  List<Click> latestBut(UUID click, UUID contact) {
    return known(contact)
        .filter(each -> !each.id().equals(click))
        .sorted(Comparator.comparing(Click::occurredAt).reversed())
        .limit(MOST)
        .toList();
  }

  /** The clicks a person made on this link since then, the first one first; at most a hundred. */
  List<Click> humanOn(UUID contact, UUID link, Instant since) {
    if (!reachesBackTo(contact, since)) {
      return new Clicks(session).humanOn(contact, link, since);
    }
    return known(contact)
        .filter(click -> click.linkId().equals(link))
        .filter(click -> click.evidence().compareTo(Evidence.LIKELY_HUMAN) >= 0)
        .filter(click -> !click.occurredAt().isBefore(since))
        .sorted(Comparator.comparing(Click::occurredAt).thenComparing(Click::id))
        .limit(MOST)
        .toList();
  }

  // Older clicks than a hundred were not read.
  private boolean reachesBackTo(UUID contact, Instant since) {
    List<Click> read = stored(contact);
    return read.size() <= MOST || read.get(read.size() - 1).occurredAt().isBefore(since);
  }

  // What is recorded here may have been written, and then read, in the meantime.
  private Stream<Click> known(UUID contact) {
    List<Click> read = stored(contact);
    return Stream.concat(
        recorded.getOrDefault(contact, List.of()).stream()
            .filter(click -> click.outcome() != ClickOutcome.ASKED)
            .filter(click -> !read.contains(click)),
        read.stream());
  }

  private List<Click> stored(UUID contact) {
    if (stored == null) {
      stored = new HashMap<>();
      for (Click click : new Clicks(session).latestOf(contacts, MOST + 1)) {
        stored.computeIfAbsent(click.contactId(), id -> new ArrayList<>()).add(click);
      }
      Comparator<Click> latestFirst = Comparator.comparing(Click::occurredAt).reversed();
      stored.values().forEach(clicks -> clicks.sort(latestFirst));
    }
    return stored.getOrDefault(contact, List.of());
  }
}
