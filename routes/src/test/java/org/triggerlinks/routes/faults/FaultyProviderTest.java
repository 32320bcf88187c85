package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.routes.faults.FaultyProvider.Mood;
import org.triggerlinks.routes.faults.FaultyProvider.Taken;
import org.triggerlinks.routes.promises.Rules;
import org.triggerlinks.routes.promises.RunningService;
import org.triggerlinks.routes.promises.Visitor;

/** Promise 4: a provider is slow, fails, hangs, or dies with a message it has taken. */
class FaultyProviderTest {

  private static final int EACH = Size.of(2, 10);
  private static final int CONTACTS = Size.of(2, 5);
  private static final int CROWD = Size.of(24, 100);
  private static final Duration LOAD = Size.seconds(1, 10);

  // Who waits for a slow provider, or for one that hangs, is later than is allowed.
  private static final Duration LATEST_MAIL = Size.seconds(5, 3);
  private static final Duration SLOWNESS = LATEST_MAIL.plusSeconds(1);

  private static final Duration SOON = Duration.ofSeconds(60);
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final int MOST_ATTEMPTS = 8;

  @TempDir Path folder;

  private FaultyProvider texts;
  private FaultyProvider hooks;
  private RunningService service;
  private Visitor visitor;
  private String at;
  private final List<String> contacts = new ArrayList<>();
  private int events;

  @BeforeEach
  void start() throws Exception {
    texts = new FaultyProvider(SLOWNESS);
    hooks = new FaultyProvider(SLOWNESS);
    Rules.workflow(
        Shop.workflows(folder.resolve("rules")),
        "go",
        "always",
        """
        rule "Tell everybody"
        when
            CustomEvent( name == "go", $number : data["number"] )
        then
            insert( sendWhatsapp( "text " + $number ) );
            insert( callWebhook( "%s", java.util.Map.of( "number", "hook " + $number ) ) );
            insert( sendEmail( "mail " + $number, "Hello" ) );
        end
        """
            .formatted(hooks.url()));
    service =
        new RunningService(folder, Map.of(), List.of(new HttpChannel("whatsapp", texts.url())));
    visitor = service.visitor();
    at = service.location();
    allowLocalWebhooks();
    for (int i = 0; i < CONTACTS; i++) {
      contacts.add(service.contact(at));
    }
  }

  private void allowLocalWebhooks() throws IOException {
    for (JsonNode location : visitor.get("/locations").items()) {
      visitor.patch(
          "/locations/" + location.path("id").asText(), Map.of("allow_private_destinations", true));
    }
  }

  @AfterEach
  void stop() {
    service.close();
    texts.close();
    hooks.close();
  }

  @Test
  void what_a_provider_does_concerns_its_own_channel_and_sends_nothing_twice() throws Exception {
    Report report = new Report("provider", "a provider that is slow, fails, hangs and dies");
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "provider", CROWD);
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (Mood mood : Mood.values()) {
        goThrough(mood, report);
      }
    }
    texts.become(Mood.WELL);
    hooks.become(Mood.WELL);
    letRetriesFallDue();

    report.row("texts taken", "%s", count(texts));
    report.row("hooks taken", "%s", count(hooks));
    report.none("texts that a provider took twice", takenTwice(texts));
    String refused =
        "triggerlinks_attempts_seconds_count{channel=\"whatsapp\",result=\"try_later\"} %d\n"
            .formatted(count(texts).get(Mood.FAILING));
    report.holds(
        visitor.request("GET", "/metrics", Map.of()).body().contains(refused),
        "the numbers do not say how often it failed: no %s",
        refused);
    long unknown = texts.taken().stream().filter(FaultyProviderTest::saysNothing).count();
    report.row("outcome unknown", "%d of %d", actions("UNKNOWN").size(), unknown);
    report.holds(actions("UNKNOWN").size() == unknown, "not all of these are UNKNOWN");
    report.holds(actions("FAILED").isEmpty(), "there are failed actions: %s", actions("FAILED"));
    report.holds(
        actions("DONE").size() == 3L * events - unknown,
        "%d actions are done, not %d",
        actions("DONE").size(),
        3L * events - unknown);
    report.holds(hooksThatWereTaken() == events, "not every webhook arrived");
    report.compared("no text taken twice", "other channels did not wait");
    reconcile(report, log, shop);
    report.close();
  }

  /** The provider is in this mood; whoever has nothing to do with it must not notice. */
  private void goThrough(Mood mood, Report report) throws IOException {
    texts.become(mood);
    hooks.become(mood);
    int before = texts.taken().size();
    long began = System.nanoTime();
    for (int i = 0; i < EACH; i++) {
      happen();
    }
    Duration mails = untilMailed(began);
    report.row("mails while " + mood, "%,d, the last after %,d ms", EACH, mails.toMillis());
    // The first ones are those of a service that has just started.
    report.holds(
        mood == Mood.WELL || mails.compareTo(LATEST_MAIL) <= 0,
        "mails waited for %,d ms while another channel's provider was %s",
        mails.toMillis(),
        mood);
    if (mood == Mood.HANGING) {
      report.holds(!actions("SENDING").isEmpty(), "mails came only after nothing hung any more");
      texts.become(Mood.DYING);
      hooks.become(Mood.DYING);
      texts.breakOff();
      hooks.breakOff();
    }
    await().atMost(SOON).until(() -> texts.taken().size() >= before + EACH);
  }

  /** The books of those who only clicked and wrote meanwhile, after the service has stopped. */
  private void reconcile(Report report, TrafficLog log, Shop shop) throws Exception {
    String file = folder.resolve("data").resolve("database").resolve("triggerlinks").toString();
    Database.Access access = new Database.Access(Database.embeddedUrl(file), "sa", "", 2);
    Finish.of(report, Leftovers.in(access, service::close), visitor);
    service.close();
    new Reconciliation(log, shop, Books.read(access, shop.slug()), report).run();
  }

  @Test
  void retries_back_off_until_given_up_and_what_failed_can_be_sent_anew() throws Exception {
    Report report = new Report("provider-fails", "a provider that answers 500 for hours");
    texts.become(Mood.FAILING);
    hooks.become(Mood.FAILING);
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "fails", CROWD);
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int i = 0; i < EACH; i++) {
        happen();
        Finish.pass(LOAD.dividedBy(EACH));
      }
    }
    letRetriesFallDue();
    report.row("failed list", "%d actions of %d", actions("FAILED").size(), 2 * EACH);
    report.holds(actions("FAILED").size() == 2 * EACH, "not all of them are in the failed list");
    report.row("attempts", "texts %s, hooks %s", count(texts), count(hooks));
    report.holds(texts.taken().size() == MOST_ATTEMPTS * EACH, "not 8 attempts at each text");
    report.holds(hooks.taken().size() == MOST_ATTEMPTS * EACH, "not 8 attempts at each webhook");
    for (JsonNode failed : actions("FAILED")) {
      List<Long> pauses = pauses(failed);
      report.row("pauses, " + failed.path("channel").asText(), "%s s", pauses);
      report.holds(
          pauses.stream().sorted().toList().equals(pauses), "they do not back off: %s", pauses);
    }

    texts.become(Mood.WELL);
    hooks.become(Mood.WELL);
    for (JsonNode failed : actions("FAILED")) {
      String path = "/actions/%s/retry".formatted(failed.path("id").asText());
      assertThat(visitor.post(path + at, Map.of()).status()).isEqualTo(202);
    }
    service.quiet();
    report.row("sent anew", "%d, failed then: %d", 2 * EACH, actions("FAILED").size());
    report.holds(actions("FAILED").isEmpty(), "what was sent anew failed again");
    report.holds(actions("DONE").size() == 3 * events, "not everything was done at last");
    report.none("texts that a provider took twice", takenTwice(texts));
    report.compared("given up late and told", "further and further apart", "no text taken twice");
    reconcile(report, log, shop);
    report.close();
  }

  private void happen() throws IOException {
    String contact = contacts.get(events++ % CONTACTS);
    Map<String, Object> event =
        Map.of(
            "contact_id",
            contact,
            "type",
            "custom",
            "name",
            "go",
            "data",
            Map.of("number", events));
    assertThat(visitor.post("/events" + at, event).status()).isEqualTo(202);
  }

  /** How long it took until every e-mail so far is there. */
  private Duration untilMailed(long began) {
    await().atMost(SOON).pollInterval(Duration.ofMillis(50)).until(() -> mails() == events);
    return Duration.ofNanos(System.nanoTime() - began);
  }

  private int mails() throws IOException {
    return visitor.get("/sandbox/inbox" + at + "&channel=email&limit=200").items().size();
  }

  /** Moves the clock from one attempt to the next, until no more is to come. */
  private void letRetriesFallDue() {
    await()
        .atMost(LONG)
        .pollInterval(Duration.ofMillis(100))
        .until(
            () -> {
              if (!visitor.quiet()) {
                return false;
              }
              List<JsonNode> later = actions("PENDING");
              if (!later.isEmpty()) {
                Instant due =
                    later.stream()
                        .map(action -> Instant.parse(action.path("due_at").asText()))
                        .min(Instant::compareTo)
                        .orElseThrow();
                visitor.post("/sandbox/clock", Map.of("to", due.toString()));
              }
              return later.isEmpty();
            });
  }

  private List<JsonNode> actions(String state) throws IOException {
    List<JsonNode> actions = new ArrayList<>();
    visitor.get("/actions" + at + "&limit=200&state=" + state).items().forEach(actions::add);
    return actions;
  }

  private List<Long> pauses(JsonNode action) throws IOException {
    JsonNode history =
        visitor
            .get("/actions/%s".formatted(action.path("id").asText()) + at)
            .body()
            .path("history");
    List<Long> pauses = new ArrayList<>();
    for (int i = 1; i < history.size(); i++) {
      pauses.add(
          Duration.between(started(history.get(i - 1)), started(history.get(i))).toSeconds());
    }
    return pauses;
  }

  private static Instant started(JsonNode attempt) {
    return Instant.parse(attempt.path("started_at").asText());
  }

  private static Map<Mood, Long> count(FaultyProvider provider) {
    return provider.taken().stream()
        .collect(
            Collectors.groupingBy(
                Taken::mood, () -> new EnumMap<>(Mood.class), Collectors.counting()));
  }

  private static boolean saysNothing(Taken message) {
    return message.mood() == Mood.HANGING || message.mood() == Mood.DYING;
  }

  /** What it did not refuse it took, whatever it said. */
  private static List<String> takenTwice(FaultyProvider provider) {
    return provider.taken().stream()
        .filter(message -> message.mood() != Mood.FAILING)
        .collect(Collectors.groupingBy(Taken::id, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .toList();
  }

  // A webhook may be called again; its receiver knows it by its id.
  private long hooksThatWereTaken() {
    return hooks.taken().stream()
        .filter(message -> message.mood() != Mood.FAILING)
        .map(Taken::id)
        .distinct()
        .count();
  }
}
