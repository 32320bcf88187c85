package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.triggerlinks.model.decision.Click;
import org.triggerlinks.model.decision.TimelineEntry;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.intent.IntentState;
import org.triggerlinks.model.sandbox.SandboxMessage;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;

/**
 * Promises 2, 3, 4 and 5 together: whatever moment the process is killed at, each journey goes on
 * after the next start, and no action is missing or doubled.
 */
@Execution(ExecutionMode.CONCURRENT)
class KilledInTheMiddleTest {

  private static final int CONTACTS = 40;
  private static final int CLICKING = 24;
  private static final String AT = "?location=main";

  private static final String CONFIRMATION =
      """
      rule "Ask the contact to confirm"
      when
          AppointmentBooked()
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendSms( "Hi {{contact.first_name}}, please confirm: {{link.Confirm}}" ) );
          insert( waitForClick( "Confirm", hours(24) ) );
      end

      rule "The contact confirmed in time"
      when
          LinkClicked( link == "Confirm", human, endedWait )
      then
          insert( addTag( "confirmed" ) );
          insert( sendEmail( "Confirmed", "See you soon!" ) );
          insert( leave() );
      end

      rule "The contact did not confirm"
      when
          WaitTimedOut( name == "Confirm" )
      then
          insert( sendEmail( "Reminder", "Will you come?" ) );
          insert( leave() );
      end
      """;

  private static final String THANKS =
      """
      rule "Thank who confirmed"
      when
          TagAdded( tag == "confirmed" )
      then
          insert( sendWhatsapp( "Thank you!" ) );
      end
      """;

  private final long seed = new Random().nextLong();
  private final Random random = new Random(seed);
  private final Set<String> answered = new HashSet<>();

  @TempDir Path folder;

  private ServiceProcess service;
  private Visitor visitor;
  private int attempts;

  @BeforeEach
  void start() throws Exception {
    Path rules = folder.resolve("rules");
    Rules.workflow(rules, "confirmation", "once per appointmentId", CONFIRMATION);
    Rules.workflow(rules, "thanks", "always", THANKS);
    service = new ServiceProcess(folder, rules);
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
  }

  @Test
  void a_killed_service_goes_on_where_it_was_with_no_action_missing_or_doubled() throws Exception {
    List<String> contacts = settle();

    int victim = random.nextInt(CONTACTS);
    for (String contact : contacts) {
      killIf(contacts.indexOf(contact) == victim, 60);
      assertThat(insist(() -> visitor.post("/events" + AT, appointmentOf(contact))).status())
          .as("of the event of %s, seed %d", contact, seed)
          .isEqualTo(202);
    }
    untilQuiet();

    int clicker = random.nextInt(CLICKING);
    for (String contact : contacts.subList(0, CLICKING)) {
      String url = confirmationUrl(contact);
      killIf(contacts.indexOf(contact) == clicker, 60);
      insist(() -> click(url));
    }
    killIf(true, 600);
    untilQuiet();

    assertThat(insist(() -> visitor.post("/sandbox/clock", Map.of("advance", "PT25H"))).status())
        .as("of the clock, seed %d", seed)
        .isEqualTo(200);
    killIf(true, 600);
    untilQuiet();
    assertThat(insist(() -> visitor.get("/dead-letters")).items()).isEmpty();

    service.stop();
    assertThat(service.starts()).isGreaterThanOrEqualTo(3);
    reconcile(contacts);
  }

  private List<String> settle() throws IOException {
    visitor.post("/locations", Map.of("name", "Main", "slug", "main"));
    visitor.post("/links" + AT, Map.of("name", "Confirm", "destination", "https://example.com/"));
    List<String> contacts = new ArrayList<>();
    for (int i = 0; i < CONTACTS; i++) {
      Map<String, String> contact =
          Map.of("first_name", "Ada", "phone", "+131255501%02d".formatted(i), "email", i + "@a.io");
      Visitor.Answer created = visitor.post("/contacts" + AT, contact);
      assertThat(created.status()).as("%s", created.body()).isEqualTo(201);
      contacts.add(created.text("/id"));
    }
    return contacts;
  }

  private static Map<String, String> appointmentOf(String contact) {
    return Map.of(
        "contact_id", contact,
        "type", "appointment_booked",
        "appointment_id", "of-" + contact,
        "calendar", "Check-up",
        "starts_at", "2099-01-01T10:00:00Z");
  }

  private String confirmationUrl(String contact) {
    String inbox = "/sandbox/inbox" + AT + "&channel=sms&contact_id=" + contact;
    String url = insist(() -> visitor.get(inbox)).text("/items/0/links/0/url");
    assertThat(url).as("the link in the SMS of %s, seed %d", contact, seed).isNotEmpty();
    return url;
  }

  /** Each attempt has a name of its own, so that its click can be found again. */
  private HttpResponse<String> click(String url) throws IOException {
    String name = Visitor.PHONE + " Attempt/" + ++attempts;
    HttpResponse<String> answer = visitor.request("GET", url, Map.of("User-Agent", name));
    assertThat(answer.statusCode()).isEqualTo(302);
    answered.add(name);
    return answer;
  }

  private void killIf(boolean now, int withinMillis) {
    if (now) {
      service.killAfter(Duration.ofMillis(random.nextInt(withinMillis)));
    }
  }

  private interface Call<T> {
    T make() throws IOException;
  }

  /** What got no answer is tried again once the service is back, as any client would. */
  private <T> T insist(Call<T> call) {
    while (true) {
      try {
        return call.make();
      } catch (IOException e) {
        service.revive(e);
      }
    }
  }

  private void untilQuiet() {
    Visitor.Answer answer = insist(() -> visitor.post("/sandbox/quiet?timeout=30", Map.of()));
    assertThat(answer.body().path("quiet").asBoolean())
        .as(
            () ->
                "it gets quiet, seed %d: %s%n%s".formatted(seed, answer.body(), service.warnings()))
        .isTrue();
  }

  private void reconcile(List<String> contacts) {
    try (Database database = Database.open(service.embedded())) {
      Map<String, Long> clicks = count(all(database, Click.class), Click::userAgent);
      assertThat(clicks).as("clicks, seed %d", seed).containsKeys(answered.toArray(String[]::new));
      assertThat(clicks.values()).containsOnly(1L);

      assertSame(
          "waits",
          count(all(database, WorkflowWait.class), wait -> wait.contactId() + " " + wait.state()),
          expectedWaits(contacts),
          database);

      assertSame(
          "messages",
          count(
              all(database, SandboxMessage.class),
              message -> message.contactId() + " " + message.channel() + message.subject()),
          expectedMessages(contacts),
          database);

      assertThat(all(database, Intent.class))
          .as("intents, seed %d", seed)
          .hasSize(CONTACTS * 2 + CLICKING)
          .allSatisfy(intent -> assertThat(intent.state()).isEqualTo(IntentState.DONE));
    }
  }

  /** Says of what differs only, and what is known of the contacts it is about. */
  private void assertSame(
      String what, Map<String, Long> actual, Map<String, Long> expected, Database database) {
    Set<String> differing = new TreeSet<>(actual.keySet());
    differing.addAll(expected.keySet());
    differing.removeIf(key -> Objects.equals(actual.get(key), expected.get(key)));
    assertThat(differing)
        .as(
            () ->
                "%s that are missing or too many, seed %d; what is known of their contacts:%n%s%n%s"
                    .formatted(what, seed, known(database, differing), service.warnings()))
        .isEmpty();
  }

  private static String known(Database database, Set<String> differing) {
    Set<String> contacts =
        differing.stream()
            .map(key -> key.substring(0, key.indexOf(" ")))
            .collect(Collectors.toSet());
    return Stream.of(
            all(database, Intent.class).stream()
                .filter(intent -> contacts.contains("" + intent.contactId()))
                .map(
                    intent ->
                        "intent %s %s %s due %s: %s"
                            .formatted(
                                intent.contactId(),
                                intent.channel(),
                                intent.state(),
                                intent.dueAt(),
                                intent.problem())),
            all(database, TimelineEntry.class).stream()
                .filter(line -> contacts.contains("" + line.contactId()))
                .map(
                    line ->
                        "timeline %s %s %s"
                            .formatted(line.contactId(), line.occurredAt(), line.summary())))
        .flatMap(lines -> lines)
        .collect(Collectors.joining(System.lineSeparator()));
  }

  private static Map<String, Long> expectedMessages(List<String> contacts) {
    Map<String, Long> expected = new TreeMap<>();
    for (String contact : contacts) {
      boolean clicking = contacts.indexOf(contact) < CLICKING;
      expected.put(contact + " smsnull", 1L);
      expected.put(contact + " email" + (clicking ? "Confirmed" : "Reminder"), 1L);
      if (clicking) {
        expected.put(contact + " whatsappnull", 1L);
      }
    }
    return expected;
  }

  private static Map<String, Long> expectedWaits(List<String> contacts) {
    return count(
        contacts,
        contact ->
            contact
                + " "
                + (contacts.indexOf(contact) < CLICKING ? WaitState.CLICKED : WaitState.TIMED_OUT));
  }

  private static <T> Map<String, Long> count(List<T> rows, Function<T, String> by) {
    return rows.stream().collect(Collectors.groupingBy(by, TreeMap::new, Collectors.counting()));
  }

  private static <T> List<T> all(Database database, Class<T> entity) {
    return database.inTransaction(
        session ->
            session.createSelectionQuery("from " + entity.getSimpleName(), entity).getResultList());
  }
}
