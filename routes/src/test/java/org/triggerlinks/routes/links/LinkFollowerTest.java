package org.triggerlinks.routes.links;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.nodes.News;

/** Two nodes on one database: one edits, the other follows. */
class LinkFollowerTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String ANY_HOST = "localhost";

  @TempDir Path folder;

  private final List<News> told = new ArrayList<>();
  private Database database;
  private Location berlin;
  private Location paris;
  private TriggerLink sale;
  private TriggerLink soldes;
  private LinkTable here;
  private LinkFollower follower;
  private LinkTable there;
  private LinkFollower other;
  private LinkEdits edits;

  @BeforeEach
  void open() {
    String url = Database.embeddedUrl(folder.resolve("db").toString());
    database = Database.open(new Database.Access(url, "sa", "", 10));
    berlin = keep(Location.create("berlin", "Berlin", "UTC", NOW));
    paris = keep(Location.create("paris", "Paris", "UTC", NOW));
    sale = keep(link(berlin, "Sale"));
    soldes = keep(link(paris, "Soldes"));
    here = new LinkTable();
    follower = new LinkFollower(here, database);
    there = new LinkTable();
    other = new LinkFollower(there, database);
    edits = new LinkEdits(database, follower, told::add);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private <T> T keep(T entity) {
    database.transact(session -> session.persist(entity));
    return entity;
  }

  private static TriggerLink link(Location location, String name) {
    return TriggerLink.create(
        location.id(), Keys.newLinkKey(), name, "https://example.com/old", false, NOW);
  }

  @Test
  void a_table_has_all_links_when_it_is_ready() {
    assertThat(destination(here, sale)).isEqualTo("https://example.com/old");
    assertThat(destination(here, soldes)).isEqualTo("https://example.com/old");
  }

  @Test
  void an_edit_is_in_the_table_when_it_returns_and_in_the_other_node_s_when_that_hears_of_it() {
    lead(sale, "https://example.com/new");

    assertThat(destination(here, sale)).isEqualTo("https://example.com/new");
    assertThat(destination(there, sale)).isEqualTo("https://example.com/old");
    assertThat(told).containsExactly(new News.LinksChanged(berlin.id(), 1));
    told.forEach(other::hear);
    assertThat(destination(there, sale)).isEqualTo("https://example.com/new");
  }

  @Test
  void a_node_that_heard_nothing_finds_what_changed_when_it_looks() {
    lead(sale, "https://example.com/new");
    edits.edit(paris.id(), session -> remove(session, soldes));
    Location rome = Location.create("rome", "Rome", "UTC", NOW);
    TriggerLink saldi = link(rome, "Saldi");
    edits.edit(rome.id(), session -> add(session, rome, saldi));

    other.look();

    assertThat(destination(there, sale)).isEqualTo("https://example.com/new");
    assertThat(there.find(soldes.key(), ANY_HOST)).isEmpty();
    assertThat(destination(there, saldi)).isEqualTo("https://example.com/old");
  }

  private static Location add(Session session, Location location, TriggerLink link) {
    new Locations(session).add(location);
    session.flush();
    new TriggerLinks(session).add(link);
    return location;
  }

  private static TriggerLink remove(Session session, TriggerLink link) {
    TriggerLink found = session.find(TriggerLink.class, link.id());
    new TriggerLinks(session).remove(found);
    return found;
  }

  @Test
  void only_locations_whose_change_is_not_in_the_table_are_read() {
    // Nobody counts this change, so it can be seen whether the location is read.
    database.transact(
        session ->
            session
                .find(TriggerLink.class, soldes.id())
                .leadTo("https://example.com/uncounted", NOW));
    lead(sale, "https://example.com/new");

    other.look();
    other.hear(new News.LinksChanged(paris.id(), 0));

    assertThat(destination(there, sale)).isEqualTo("https://example.com/new");
    assertThat(destination(there, soldes)).isEqualTo("https://example.com/old");
  }

  @Test
  void the_links_of_a_deleted_location_are_gone_on_every_node() {
    edits.edit(
        berlin.id(),
        session -> {
          Location found = new Locations(session).byId(berlin.id()).orElseThrow();
          new Locations(session).remove(found);
          return found;
        });
    told.forEach(other::hear);

    assertThat(here.find(sale.key(), ANY_HOST)).isEmpty();
    assertThat(there.find(sale.key(), ANY_HOST)).isEmpty();
    assertThat(destination(there, soldes)).isEqualTo("https://example.com/old");
  }

  @Test
  void a_domain_goes_from_one_location_to_another_whichever_of_them_is_read_first() {
    brand(berlin, "go.example.com");
    other.look();
    assertThat(there.find(soldes.key(), "go.example.com")).isEmpty();
    told.clear();

    brand(berlin, null);
    brand(paris, "go.example.com");
    other.hear(told.get(1));
    other.hear(told.get(0));

    assertThat(there.find(soldes.key(), "go.example.com")).isPresent();
    assertThat(there.find(sale.key(), "go.example.com")).isEmpty();
  }

  private void brand(Location location, String domain) {
    edits.edit(
        location.id(),
        session -> {
          Location found = new Locations(session).byId(location.id()).orElseThrow();
          found.brand(domain);
          return found;
        });
  }

  @Test
  void a_read_that_fails_leaves_the_table_as_it_is_and_is_tried_again() {
    breakReading();
    lead(sale, "https://example.com/new");

    assertThat(destination(here, sale)).isEqualTo("https://example.com/old");
    assertThatThrownBy(() -> told.forEach(other::hear)).isInstanceOf(RuntimeException.class);
    assertThatThrownBy(other::look).isInstanceOf(RuntimeException.class);
    assertThat(destination(there, sale)).isEqualTo("https://example.com/old");

    mendReading();
    follower.look();
    other.look();
    assertThat(destination(here, sale)).isEqualTo("https://example.com/new");
    assertThat(destination(there, sale)).isEqualTo("https://example.com/new");
  }

  private void breakReading() {
    sql("alter table custom_value rename to custom_value_away");
  }

  private void mendReading() {
    sql("alter table custom_value_away rename to custom_value");
  }

  private void sql(String statement) {
    database.transact(session -> session.createNativeMutationQuery(statement).executeUpdate());
  }

  @Test
  void whoever_edits_finds_the_edit_or_a_later_one_however_many_edit_at_once() {
    Consumer<Integer> edit =
        ignored -> {
          int mine =
              edits.edit(
                  berlin.id(),
                  session -> {
                    TriggerLink link = session.find(TriggerLink.class, sale.id());
                    int next = number(link.destination()) + 1;
                    link.leadTo("https://example.com/" + next, NOW);
                    return next;
                  });
          assertThat(number(destination(here, sale))).isGreaterThanOrEqualTo(mine);
        };
    CompletableFuture.allOf(
            IntStream.range(0, 8)
                .mapToObj(
                    thread ->
                        CompletableFuture.runAsync(
                            () -> IntStream.range(0, 50).boxed().forEach(edit),
                            work -> new Thread(work).start()))
                .toArray(CompletableFuture[]::new))
        .join();

    assertThat(destination(here, sale)).isEqualTo("https://example.com/400");
  }

  private static int number(String destination) {
    String end = destination.substring(destination.lastIndexOf('/') + 1);
    return end.equals("old") ? 0 : Integer.parseInt(end);
  }

  private void lead(TriggerLink link, String destination) {
    UUID id = link.id();
    edits.edit(
        link.locationId(),
        session -> {
          TriggerLink found = session.find(TriggerLink.class, id);
          found.leadTo(destination, NOW);
          return found;
        });
  }

  private static String destination(LinkTable table, TriggerLink link) {
    return table.find(link.key(), ANY_HOST).flatMap(LinkTarget::destination).orElseThrow();
  }
}
