package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.TimelineEntries;
import org.triggerlinks.model.decision.TimelineEntries.Place;
import org.triggerlinks.model.decision.TimelineEntry;

/** A timeline tells things in the order in which they happened. */
interface TimelineContract extends OnADatabase {

  private TimelineEntry written(Contact contact, Instant at, String summary) {
    return keep(
        TimelineEntry.of(contact.locationId(), contact.id(), at, "something", summary, null));
  }

  private List<TimelineEntry> before(Contact contact, Optional<Place> place, int most) {
    return read(session -> new TimelineEntries(session).latestOf(contact.id(), place, most));
  }

  private List<String> told(Contact contact) {
    return before(contact, Optional.empty(), 100).stream().map(TimelineEntry::summary).toList();
  }

  @Test
  default void what_is_written_late_is_told_at_its_place() {
    Contact contact = contact(location());
    written(contact, NOW.plusSeconds(2), "second");
    written(contact, NOW.plusSeconds(1), "first, decided late");
    written(contact, NOW.plusSeconds(3), "third");
    written(contact(location()), NOW, "somebody else's");
    assertThat(told(contact)).containsExactly("third", "second", "first, decided late");
  }

  @Test
  default void what_happened_at_one_moment_is_told_in_the_order_of_writing() {
    Contact contact = contact(location());
    for (String line : List.of("clicked", "entered", "tag added", "waits")) {
      written(contact, NOW, line);
    }
    assertThat(told(contact)).containsExactly("waits", "tag added", "entered", "clicked");
  }

  @Test
  default void page_by_page_every_line_comes_once_also_one_that_is_written_meanwhile() {
    Contact contact = contact(location());
    for (int i = 0; i < 3; i++) {
      written(contact, NOW.plusSeconds(1), "one moment " + i);
    }
    written(contact, NOW.plusNanos(1000), "a microsecond");
    written(contact, NOW, "before");
    List<String> told = new ArrayList<>();
    Optional<Place> place = Optional.empty();
    for (List<TimelineEntry> page = before(contact, place, 1);
        !page.isEmpty();
        page = before(contact, place, 1)) {
      told.add(page.get(0).summary());
      place = Optional.of(Place.of(page.get(0)));
      if (told.size() == 2) {
        written(contact, NOW.plusNanos(500_000), "a late click");
      }
    }
    assertThat(told)
        .containsExactly(
            "one moment 2",
            "one moment 1",
            "one moment 0",
            "a late click",
            "a microsecond",
            "before");
  }
}
