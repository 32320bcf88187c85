package org.triggerlinks.routes.decide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.runtime.Settings;
import org.triggerlinks.routes.runtime.TestSettings;
import org.triggerlinks.routes.runtime.TriggerLinks;

/** The whole path of a fact, through the running service. */
class FlowTest {

  private static final Clock CLOCK = Clock.systemUTC();
  private static final Pattern LINK = Pattern.compile("http://localhost:\\d+/l/\\S+");

  private static final String WORKFLOW =
      """
      package workflows.confirmation
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      // A booked contact is asked to confirm.
      // re-entry: once per appointmentId

      rule "Ask the contact to confirm"
      when
          AppointmentBooked()
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendSms( "Hi {{contact.first_name}}, please confirm: {{link.Appointment Confirmation}}" ) );
          insert( waitForClick( "Appointment Confirmation", hours(24) ) );
      end

      rule "The contact confirmed in time"
      when
          LinkClicked( link == "Appointment Confirmation", human, endedWait )
      then
          insert( sendEmail( "Confirmed", "See you soon, {{contact.first_name}}!" ) );
          insert( leave() );
      end
      """;

  @TempDir Path data;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private TriggerLinks service;
  private Database database;
  private Location location;
  private Contact contact;

  @BeforeEach
  void start() throws Exception {
    Path rules = Files.createDirectories(data.resolve("rules").resolve("workflows"));
    Files.writeString(rules.resolve("confirmation.drl"), WORKFLOW);
    Settings settings = TestSettings.in(data, Map.of("rules.folder", rules.getParent().toString()));
    database =
        Database.open(
            new Database.Access(
                Database.embeddedUrl(
                    settings.dataFolder().resolve("database").resolve("triggerlinks").toString()),
                "sa",
                "",
                4));
    Instant now = CLOCK.instant();
    location = Location.create("main", "Main", "Europe/Berlin", now);
    contact = Contact.create(location.id(), now);
    contact.call("Ada", null);
    contact.phone("+15005550006");
    contact.email("ada@example.com");
    database.transact(
        session -> {
          session.persist(location);
          session.persist(contact);
          session.persist(
              TriggerLink.create(
                  location.id(),
                  Keys.newLinkKey(),
                  "Appointment Confirmation",
                  "https://example.com/confirmed",
                  false,
                  now));
        });
    service = TriggerLinks.start(settings);
  }

  @AfterEach
  void stop() {
    service.close();
    database.close();
  }

  @Test
  void a_click_redirects_is_recorded_and_fires_the_rules() throws Exception {
    report(
        new Occurrence.Reported(
            new AppointmentBooked("a1", "Haircut", CLOCK.instant().plus(Duration.ofDays(3)))));
    SandboxMessage sms = awaitMessages(1).get(0);
    assertThat(sms.channel()).isEqualTo("sms");
    assertThat(sms.text()).startsWith("Hi Ada, please confirm");

    Matcher url = LINK.matcher(sms.text());
    assertThat(url.find()).isTrue();
    HttpResponse<String> answer =
        http.send(
            HttpRequest.newBuilder(URI.create(url.group()))
                .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)")
                .build(),
            HttpResponse.BodyHandlers.ofString());

    assertThat(answer.statusCode()).isEqualTo(302);
    assertThat(answer.headers().map())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "location", List.of("https://example.com/confirmed"),
                "cache-control", List.of("no-store"),
                "referrer-policy", List.of("no-referrer"),
                "content-length", List.of("0")));
    SandboxMessage email = awaitMessages(2).get(1);
    assertThat(email.channel()).isEqualTo("email");
    assertThat(timeline())
        .extracting(TimelineEntry::kind)
        .contains("link_clicked", "workflow_entered", "wait_opened", "workflow_left");
  }

  private void report(Occurrence what) {
    database.transact(
        session ->
            FactRelay.queue(
                session,
                FactEnvelope.first(location.id(), contact.id(), CLOCK.instant(), what),
                CLOCK));
  }

  private List<SandboxMessage> awaitMessages(int count) {
    await().atMost(Duration.ofSeconds(20)).until(() -> messages().size() >= count);
    assertThat(messages()).hasSize(count);
    return messages();
  }

  private List<SandboxMessage> messages() {
    return of(contact.id(), SandboxMessage.class);
  }

  private List<TimelineEntry> timeline() {
    return of(contact.id(), TimelineEntry.class);
  }

  private <T> List<T> of(UUID contact, Class<T> entity) {
    return database.inTransaction(
        session ->
            session
                .createSelectionQuery(
                    "from " + entity.getSimpleName() + " where contactId = :contact order by id",
                    entity)
                .setParameter("contact", contact)
                .getResultList());
  }
}
