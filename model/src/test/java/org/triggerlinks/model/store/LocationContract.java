package org.triggerlinks.model.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.decision.FactOrigin;
import org.triggerlinks.model.decision.HeldClick;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.webhook.SigningSecret;
import org.triggerlinks.model.webhook.Webhook;
import org.triggerlinks.model.webhook.Webhooks;

/** Locations, the agency, and what is set up in them. */
interface LocationContract extends OnADatabase {

  @Test
  default void a_location_keeps_its_settings() {
    Location location =
        Location.create("s" + key().toLowerCase(Locale.ROOT), key(), "Asia/Tokyo", NOW);
    location.allowPrivateDestinations(true);
    location.keepQuiet("21:00", "08:00");
    location.capMessages(3);
    database().transact(session -> new Locations(session).add(location));
    Location found = read(session -> new Locations(session).bySlug(location.slug())).orElseThrow();
    assertThat(found.messagePolicy()).isEqualTo(location.messagePolicy());
    assertThat(found.allowsPrivateDestinations()).isTrue();
    assertThat(found.timeZone()).isEqualTo("Asia/Tokyo");
    assertThat(found.signingSecret()).isEqualTo(location.signingSecret());
    assertOne(session -> new Locations(session).byId(location.id())).isPresent();
    assertRows(session -> new Locations(session).all())
        .extracting(Location::id)
        .contains(location.id());
  }

  @Test
  default void two_locations_may_do_without_a_domain_but_not_share_one() {
    location();
    Location branded = location();
    String domain = branded.slug().substring(0, 9) + ".example.com";
    database().transact(s -> new Locations(s).byId(branded.id()).orElseThrow().brand(domain));
    Location second = Location.create(branded.slug() + "2", branded.name() + "2", "UTC", NOW);
    second.brand(domain);
    assertThat(catchThrowable(() -> keep(second))).matches(Database::isDuplicate);
  }

  @Test
  default void the_agency_s_clock_is_moved_forward() {
    Duration before = read(session -> new Locations(session).agency().clockOffset());
    database().transact(s -> new Locations(s).agency().advanceClock(Duration.ofDays(40)));
    assertValue(session -> new Locations(session).agency().clockOffset())
        .isEqualTo(before.plusDays(40));
    database().transact(s -> new Locations(s).agency().advanceClock(Duration.ofDays(-40)));
  }

  @Test
  default void changes_of_a_location_s_links_are_counted_one_after_another() {
    Location location = location();
    Location other = location();
    CompletableFuture<Long> second =
        read(
            session -> {
              Locations locations = new Locations(session);
              assertThat(locations.changeLinks(location.id())).isEqualTo(1);
              assertThat(Beside.done(() -> change(other))).isEqualTo(1);
              CompletableFuture<Long> waiting = Beside.started(() -> change(location));
              assertThatThrownBy(() -> waiting.get(300, TimeUnit.MILLISECONDS))
                  .isInstanceOf(TimeoutException.class);
              locations.byId(location.id()).orElseThrow().rename(key());
              return waiting;
            });
    assertThat(Beside.now(second)).isEqualTo(2);
    assertValue(session -> new Locations(session).linksVersions())
        .extracting(versions -> versions.get(location.id()), versions -> versions.get(other.id()))
        .containsExactly(2L, 1L);
    assertValue(session -> new Locations(session).byId(location.id()).orElseThrow().linksVersion())
        .isEqualTo(2L);
    assertValue(session -> new Locations(session).changeLinks(Ids.next())).isEqualTo(0L);
  }

  @Test
  default void clicks_are_held_while_somebody_creates_contacts_of_their_location() {
    Location location = location();
    FactOrigin click = fact(contact(location), NOW);
    HeldClick held = HeldClick.of(click, Ids.next(), Ids.next(), "{}", NOW, Duration.ZERO);
    database()
        .transact(
            session -> {
              assertThat(new Locations(session).lockForUniqueContacts(location.id())).isTrue();
              assertThat(Beside.done(() -> keep(held))).isSameAs(held);
            });
  }

  private long change(Location location) {
    return read(session -> new Locations(session).changeLinks(location.id()));
  }

  @Test
  default void links_are_added_to_one_location_by_many_at_a_time() {
    Location location = location();
    Beside.race(
        () ->
            database()
                .transact(
                    session -> {
                      new Locations(session).changeLinks(location.id());
                      new TriggerLinks(session)
                          .add(
                              TriggerLink.create(
                                  location.id(), key(), key(), "https://a.com/", false, NOW));
                    }));
    assertRows(session -> new TriggerLinks(session).ofLocation(location.id())).hasSize(4);
    assertValue(session -> new Locations(session).linksVersions().get(location.id())).isEqualTo(4L);
  }

  @Test
  default void the_links_of_a_location_are_listed_by_name() {
    Location location = location();
    TriggerLink b = link(location, "b");
    TriggerLink a = link(location, "a");
    TriggerLink other = link(location(), "a");
    assertRows(session -> new TriggerLinks(session).ofLocation(location.id()))
        .extracting(TriggerLink::id)
        .containsExactly(a.id(), b.id());
    assertRows(s -> new TriggerLinks(s).byIds(List.of(b.id(), Ids.next(), other.id())))
        .extracting(TriggerLink::id)
        .containsExactly(b.id(), other.id());
    assertOne(session -> new TriggerLinks(session).byId(location.id(), other.id())).isEmpty();
    assertRows(session -> new TriggerLinks(session).all())
        .extracting(TriggerLink::id)
        .contains(a.id(), b.id(), other.id());
  }

  @Test
  default void the_webhooks_of_a_location_are_listed_the_oldest_first() {
    Location location = location();
    Webhook first = webhook(location);
    Webhook second = webhook(location);
    webhook(location());
    assertRows(session -> new Webhooks(session).ofLocation(location.id()))
        .extracting(Webhook::id)
        .containsExactly(first.id(), second.id());
    database()
        .transact(
            session -> {
              Webhooks webhooks = new Webhooks(session);
              webhooks.remove(webhooks.byId(location.id(), first.id()).orElseThrow());
            });
    assertOne(session -> new Webhooks(session).byId(location.id(), first.id())).isEmpty();
  }

  private Webhook webhook(Location location) {
    Webhook webhook =
        Webhook.create(location.id(), "https://hooks.example.com/", SigningSecret.next(), NOW);
    database().transact(session -> new Webhooks(session).add(webhook));
    return webhook;
  }
}
