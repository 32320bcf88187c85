package org.triggerlinks.model.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.hibernate.Session;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.decision.Clicks;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.decision.HeldClicks;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.location.Location;

/** Clicks and decided facts are found again. */
interface ClicksContract extends OnADatabase {

  private Click click(Contact contact, UUID link, int second, Evidence evidence) {
    return click(contact, link, second, evidence, ClickOutcome.REDIRECTED);
  }

  private Click click(
      Contact contact, UUID link, int second, Evidence evidence, ClickOutcome outcome) {
    FactOrigin origin = fact(contact, NOW.plusSeconds(second));
    Click click = Click.of(origin, link, "Sale", new Click.ClickedIn(link, "sms"), outcome);
    click.judged(evidence, "because").served("https://example.com/", "Browser");
    database().transact(session -> new Clicks(session).add(click));
    return click;
  }

  @Test
  default void who_clicked_very_often_does_not_keep_the_latest_clicks_of_others_from_being_found() {
    Contact often = contact(location());
    Contact once = contact(location());
    Click theirs = click(once, Ids.next(), 0, Evidence.CONFIRMED);
    UUID latest = null;
    for (int second = 1; second <= 50; second++) {
      latest = click(often, Ids.next(), second, Evidence.CONFIRMED).id();
    }
    List<UUID> both = List.of(often.id(), once.id());
    assertRows(session -> new Clicks(session).latestOf(both, 3))
        .hasSize(4)
        .extracting(Click::id)
        .contains(latest, theirs.id());
  }

  @Test
  default void the_clicks_of_a_contact_are_found_by_time_link_and_evidence() {
    Contact contact = contact(location());
    UUID link = Ids.next();
    Click first = click(contact, link, 1, Evidence.LIKELY_HUMAN);
    Click other = click(contact, Ids.next(), 2, Evidence.CONFIRMED);
    Click robot = click(contact, link, 3, Evidence.MACHINE);
    Contact somebody = contact(location());
    Click theirs = click(somebody, link, 4, Evidence.CONFIRMED);
    click(contact, Ids.next(), 5, Evidence.LIKELY_HUMAN, ClickOutcome.ASKED);
    UUID id = contact.id();
    assertRows(session -> new Clicks(session).latestOf(List.of(id, somebody.id()), 2))
        .extracting(Click::id)
        .containsExactlyInAnyOrder(robot.id(), other.id(), theirs.id());
    assertRows(session -> new Clicks(session).latestOf(List.of(), 2)).isEmpty();
    assertOne(session -> new Clicks(session).lastHumanSince(id, NOW))
        .map(Click::id)
        .contains(other.id());
    assertOne(session -> new Clicks(session).lastHumanSince(id, NOW.plusSeconds(3))).isEmpty();
    assertRows(session -> new Clicks(session).humanOn(id, link, first.occurredAt()))
        .extracting(Click::id)
        .containsExactly(first.id());
    assertRows(session -> new Clicks(session).humanOn(id, link, NOW.plusSeconds(2))).isEmpty();
  }

  @Test
  default void the_location_of_a_clicked_link_is_known_without_the_link() throws SQLException {
    Location location = location();
    UUID link = Ids.next();
    click(contact(location), link, 1, Evidence.MACHINE);
    assertOne(session -> new Clicks(session).locationOf(link)).contains(location.id());
    assertOne(session -> new Clicks(session).locationOf(Ids.next())).isEmpty();
    assertPlan("select location_id from click where link_id = '" + link + "' limit 1")
        .contains("click_of_link");
  }

  @Test
  default void different_links_of_a_message_are_found_within_moments_both_included() {
    Contact contact = contact(location());
    UUID message = Ids.next();
    Instant later = NOW.plusSeconds(10);
    for (Instant at : List.of(NOW, later, later.plusNanos(1000))) {
      FactOrigin origin = fact(contact, at);
      keep(
          Click.of(
              origin,
              Ids.next(),
              "Sale",
              new Click.ClickedIn(message, "sms"),
              ClickOutcome.REDIRECTED));
    }
    assertRows(s -> new Clicks(s).linksClickedAround(message, NOW, later)).hasSize(2);
  }

  @Test
  default void a_held_click_is_due_when_its_time_has_come_and_again_a_while_after_its_release() {
    UUID message = Ids.next();
    UUID link = Ids.next();
    FactOrigin origin = fact(contact(location()), NOW);
    Duration time = Duration.ofSeconds(2);
    keep(HeldClick.of(origin, message, link, "{}", NOW, time));
    UUID contact = origin.contactId();

    assertValue(s -> new HeldClicks(s).holds(origin.id())).isEqualTo(true);
    assertRows(s -> new HeldClicks(s).linksHeldAround(message, NOW, NOW)).containsExactly(link);
    assertValue(
            s ->
                new HeldClicks(s)
                    .ofContacts(List.of(contact, Ids.next())).stream().map(HeldClick::id).toList())
        .isEqualTo(List.of(origin.id()));
    assertValue(s -> new HeldClicks(s).ofContacts(List.of(Ids.next()))).isEqualTo(List.of());
    assertRows(s -> due(s, NOW.plus(time).minusMillis(1))).isEmpty();
    Duration patience = Duration.ofMinutes(5);
    assertRows(s -> due(s, NOW.plus(time)).stream().map(h -> h.release(NOW, patience)).toList())
        .extracting(QueuedFact::id)
        .containsExactly(origin.id());
    Instant again = NOW.plus(patience);
    assertRows(s -> due(s, again.minusMillis(1))).isEmpty();
    assertRows(s -> due(s, again)).extracting(HeldClick::releases).containsExactly(1);

    database().transact(s -> new HeldClicks(s).forget(origin.id()));
    assertValue(s -> new HeldClicks(s).holds(origin.id())).isEqualTo(false);
  }

  private static List<HeldClick> due(Session session, Instant now) {
    return new HeldClicks(session).takeDue(now, now.plusSeconds(10), 10);
  }

  @Test
  default void held_clicks_are_let_go_in_their_order_although_the_clock_was_set_back() {
    Contact contact = contact(location());
    FactOrigin first = fact(contact, NOW);
    FactOrigin second = fact(contact, NOW);
    FactOrigin third = fact(contact, NOW.minusSeconds(3600));
    keep(HeldClick.of(first, Ids.next(), Ids.next(), "{}", NOW, Duration.ofSeconds(2)));
    keep(HeldClick.of(second, Ids.next(), Ids.next(), "{}", NOW, Duration.ofSeconds(1)));
    keep(HeldClick.of(third, Ids.next(), Ids.next(), "{}", third.occurredAt(), Duration.ZERO));

    assertRows(s -> due(s, third.occurredAt()))
        .extracting(HeldClick::id)
        .containsExactly(first.id(), second.id());
  }

  @Test
  default void decided_facts_are_known() {
    DecidedFact fact =
        DecidedFact.of(fact(contact(location()), NOW), "CustomEvent", "{}", "{}", NOW);
    database().transact(session -> session.persist(fact));
    UUID unknown = Ids.next();
    assertValue(session -> new Facts(session).decidedAmong(List.of(unknown, fact.id())))
        .isEqualTo(Set.of(fact.id()));
    assertValue(session -> new Facts(session).decidedAmong(List.of())).isEqualTo(Set.of());
    assertOne(session -> new Facts(session).byId(unknown)).isEmpty();
  }
}
