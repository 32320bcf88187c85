package org.triggerlinks.routes.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.Facts;
import org.triggerlinks.model.decision.QueuedFact;
import org.triggerlinks.model.destination.DestinationTemplate;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.link.TriggerLinks;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.phone.PhoneNumber;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.value.CustomValue;
import org.triggerlinks.model.value.CustomValues;
import org.triggerlinks.rules.GoodVersionsInMemory;
import org.triggerlinks.rules.RuleBook;
import org.triggerlinks.rules.Workflow;

class DemoDataTest {

  private static final Clock CLOCK =
      Clock.fixed(Instant.parse("2026-03-02T15:00:00Z"), ZoneOffset.UTC);
  private static final Pattern CUSTOM_VALUE = Pattern.compile("custom_values\\.(\\w+)");
  private static final List<Workflow> WORKFLOWS =
      RuleBook.open(Path.of("..", "rules"), new GoodVersionsInMemory(), CLOCK).workflows("demo");

  @TempDir private static Path folder;
  private static Database database;

  @BeforeAll
  static void seed() {
    database = EmptyDatabase.in(folder);
    assertThat(new DemoData(database, CLOCK).seed()).isTrue();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void every_link_that_a_workflow_names_is_there() {
    assertThat(links())
        .extracting(TriggerLink::name)
        .containsAll(mentioned(w -> w.mentions().links()));
  }

  @Test
  void no_link_is_there_that_no_workflow_needs() {
    assertThat(mentioned(w -> w.mentions().links()))
        .containsAll(links().stream().map(TriggerLink::name).toList());
  }

  @Test
  void somebody_has_each_tag_that_a_workflow_names() {
    assertThat(contacts())
        .flatExtracting(Contact::tags)
        .containsAll(mentioned(w -> w.mentions().tags()));
  }

  @Test
  void every_custom_value_that_a_workflow_or_destination_names_is_there() {
    Set<String> named =
        Stream.concat(
                WORKFLOWS.stream().map(w -> w.file().source()),
                links().stream().map(TriggerLink::destination))
            .flatMap(text -> CUSTOM_VALUE.matcher(text).results().map(DemoDataTest::name))
            .collect(Collectors.toSet());
    assertThat(named).isNotEmpty();
    assertThat(values().keySet()).containsAll(named);
  }

  @Test
  void every_destination_leads_somewhere() {
    Map<String, String> values = values();
    assertThat(links())
        .allSatisfy(
            link ->
                assertThat(
                        DestinationTemplate.parse(link.destination(), false)
                            .resolve(name -> Optional.ofNullable(values.get(name)), false)
                            .url())
                    .startsWith("https://example.com/"));
  }

  @Test
  void the_unsubscribe_links_and_no_others_ask_before_they_change_consent() {
    assertThat(links())
        .filteredOn(TriggerLink::consent)
        .extracting(TriggerLink::name)
        .containsExactlyInAnyOrder("Unsubscribe from SMS", "Unsubscribe from Email");
  }

  @Test
  void the_contacts_can_be_reached_on_every_channel_under_numbers_that_are_possible() {
    assertThat(contacts())
        .hasSize(3)
        .allSatisfy(
            contact -> {
              assertThat(contact.addresses())
                  .containsOnlyKeys("sms", "whatsapp", "email", "messenger", "instagram", "gbp");
              assertThat(PhoneNumber.parse(contact.phone(), null).e164())
                  .isEqualTo(contact.phone());
            });
  }

  @Test
  void pages_on_this_machine_can_be_tried_as_destinations() {
    assertThat(demoLocation().allowsPrivateDestinations()).isTrue();
    assertThat(demoLocation().timeZone()).isEqualTo("America/New_York");
  }

  @Test
  void nobody_is_welcomed_because_of_it() {
    List<QueuedFact> facts = database.inTransaction(s -> new Facts(s).takeQueued(10));
    assertThat(facts).isEmpty();
  }

  @Test
  void a_second_start_adds_nothing() {
    assertThat(new DemoData(database, CLOCK).seed()).isFalse();

    assertThat(contacts()).hasSize(3);
  }

  @Test
  void a_database_in_use_is_left_alone(@TempDir Path elsewhere) {
    Location mine = Location.create("mine", "Mine", "Europe/Berlin", CLOCK.instant());
    try (Database used = EmptyDatabase.in(elsewhere)) {
      used.transact(session -> new Locations(session).add(mine));

      assertThat(new DemoData(used, CLOCK).seed()).isFalse();
      List<TriggerLink> links = used.inTransaction(session -> new TriggerLinks(session).all());
      assertThat(links).isEmpty();
    }
  }

  private static String name(MatchResult value) {
    return value.group(1);
  }

  private static Set<String> mentioned(Function<Workflow, Set<String>> names) {
    Set<String> all = new TreeSet<>();
    WORKFLOWS.forEach(workflow -> all.addAll(names.apply(workflow)));
    assertThat(all).isNotEmpty();
    return all;
  }

  private static Location demoLocation() {
    return database.inTransaction(s -> new Locations(s).bySlug("demo")).orElseThrow();
  }

  private static List<TriggerLink> links() {
    return database.inTransaction(s -> new TriggerLinks(s).ofLocation(demoLocation().id()));
  }

  private static Map<String, String> values() {
    return database.inTransaction(s -> new CustomValues(s).all()).stream()
        .collect(Collectors.toMap(CustomValue::name, CustomValue::content));
  }

  private static List<Contact> contacts() {
    return database.inTransaction(
        session -> {
          List<Contact> all =
              session.createSelectionQuery("from Contact", Contact.class).getResultList();
          // Tags and addresses are read when asked for, which needs the session.
          all.forEach(contact -> contact.asFact("UTC"));
          return all;
        });
  }
}
