package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.testing.RealMariaDb;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/** Two nodes on one MariaDB and one Artemis, as in production, agree. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TwoNodesTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final int CONTACTS = 8;
  private static final int LINKS = 3;

  // A contact's field says in which order the facts were decided.
  private static final String TRAIL =
      """
      rule "A click is followed by three tags"
      when
          LinkClicked( $link : link, link matches "Step .*", human )
      then
          insert( addTag( $link + " a" ) );
          insert( addTag( $link + " b" ) );
          insert( addTag( $link + " c" ) );
      end

      rule "Each tag is noted"
      when
          TagAdded( $tag : tag )
          Contact( $trail : field( "trail" ) )
      then
          insert( setField( "trail", ( $trail == null ? "" : $trail + ", " ) + $tag ) );
      end

      rule "Each event is noted, too"
      when
          CustomEvent( name == "once" )
          Contact( $trail : field( "trail" ) )
      then
          insert( setField( "trail", ( $trail == null ? "" : $trail + ", " ) + "once" ) );
          insert( sendSms( "Once!" ) );
      end
      """;

  private static final Pattern DECISIONS =
      Pattern.compile("camel_exchanges_total\\{[^}]*routeId=\"decide-facts\"[^}]*} ([0-9.E]+)");

  private static final int CONSUMERS = 2;

  @TempDir static Path folder;

  private OwnBroker broker;
  // Looks every second. The other one never looks, so what it knows it heard.
  private RunningService looks;
  private RunningService hears;

  @BeforeAll
  void start() throws Exception {
    broker = new OwnBroker(folder.resolve("broker"));
    Map<String, String> settings = new HashMap<>();
    Database.Access access = RealMariaDb.access();
    settings.put("database.url", access.url());
    settings.put("database.user", access.user());
    settings.put("broker.url", broker.url());
    settings.put("trusted-proxies", "127.0.0.0/8");
    settings.put("decide.consumers", String.valueOf(CONSUMERS));
    looks = node("looks", settings, "1s");
    // The first token of an agency is in the folder of the node that started first.
    Path token = Path.of("data", "admin.token");
    Files.createDirectories(folder.resolve("hears").resolve("data"));
    Files.copy(folder.resolve("looks").resolve(token), folder.resolve("hears").resolve(token));
    hears = node("hears", settings, "1h");
    // A node takes no facts before its rules are compiled.
    await().atMost(SOON).until(() -> broker.consumersOfFacts() == 2 * CONSUMERS);
  }

  private static RunningService node(String name, Map<String, String> settings, String period)
      throws IOException {
    Map<String, String> own = new HashMap<>(settings);
    own.put("follow.period", period);
    Rules.workflow(folder.resolve(name).resolve("rules"), "trail", "always", TRAIL);
    return new RunningService(folder.resolve(name), own);
  }

  @AfterAll
  void stop() throws Exception {
    looks.close();
    hears.close();
    broker.stop();
  }

  @Test
  void a_link_that_is_edited_on_one_node_leads_to_its_new_place_on_both() throws Exception {
    String at = looks.location();
    String url = looks.link(at, "Sale", false);
    await().atMost(SOON).until(() -> status(hears, url) == 302);

    String id = looks.visitor().get("/links" + at + "&name=Sale").text("/items/0/id");
    lead(looks, at, id, "https://example.com/new");
    assertThat(target(looks, url)).isEqualTo("https://example.com/new");
    await().atMost(SOON).until(() -> target(hears, url).equals("https://example.com/new"));

    value(looks, at, "april");
    lead(looks, at, id, "https://example.com/{{custom_values.month}}");
    await().atMost(SOON).until(() -> target(hears, url).equals("https://example.com/april"));
    value(looks, at, "may");
    await().atMost(SOON).until(() -> target(hears, url).equals("https://example.com/may"));
  }

  private static void value(RunningService node, String at, String value) throws IOException {
    Visitor.Answer answer =
        node.visitor().call("PUT", "/custom-values/month" + at, "{\"value\": \"" + value + "\"}");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  private static void lead(RunningService node, String at, String link, String destination)
      throws IOException {
    Visitor.Answer answer =
        node.visitor()
            .call("PATCH", "/links/" + link + at, "{\"destination\": \"" + destination + "\"}");
    assertThat(answer.status()).as("%s", answer.body()).isEqualTo(200);
  }

  @Test
  void a_domain_that_is_given_to_a_location_on_one_node_is_its_own_on_both() throws Exception {
    String at = looks.location();
    String url = looks.link(at, "Sale", false);
    String host = "go" + UUID.randomUUID() + ".example.com";
    await().atMost(SOON).until(() -> status(hears, url, host) == 302);

    String other = idOf(looks.location());
    String change = "{\"domain\": \"" + host + "\"}";
    assertThat(looks.visitor().call("PATCH", "/locations/" + other, change).status())
        .isEqualTo(200);
    assertThat(status(looks, url, host)).isEqualTo(404);
    await().atMost(SOON).until(() -> status(hears, url, host) == 404);
    assertThat(status(hears, url, "elsewhere.example.com")).isEqualTo(302);
  }

  @Test
  void the_clock_that_is_moved_on_one_node_shows_on_the_other() throws Exception {
    Instant before = now(hears);
    looks.visitor().post("/sandbox/clock", Map.of("advance", "PT30H"));
    await().atMost(SOON).until(() -> now(hears).isAfter(before.plus(Duration.ofHours(30))));

    hears.visitor().post("/sandbox/clock", Map.of("advance", "PT30H"));
    await().atMost(SOON).until(() -> now(looks).isAfter(before.plus(Duration.ofHours(60))));
  }

  private static Instant now(RunningService node) throws IOException {
    return Instant.parse(node.visitor().get("/sandbox/clock").text("/now"));
  }

  @Test
  void what_a_node_did_not_hear_while_the_broker_was_away_it_finds_when_it_looks()
      throws Exception {
    String at = hears.location();
    String url = hears.link(at, "Sale", false);
    String id = hears.visitor().get("/links" + at + "&name=Sale").text("/items/0/id");
    await().atMost(SOON).until(() -> status(looks, url) == 302);

    broker.stop();
    try {
      lead(hears, at, id, "https://example.com/unheard");
      assertThat(target(hears, url)).isEqualTo("https://example.com/unheard");
      await().atMost(SOON).until(() -> target(looks, url).equals("https://example.com/unheard"));
    } finally {
      broker.start();
    }
    await()
        .atMost(SOON)
        .until(
            () -> {
              // Until it listens again, each edit may be the one it does not hear.
              lead(looks, at, id, "https://example.com/heard");
              return target(hears, url).equals("https://example.com/heard");
            });
  }

  @Test
  void the_facts_of_a_contact_are_decided_in_order_though_both_nodes_decide() throws Exception {
    String at = looks.location();
    List<String> contacts = new ArrayList<>();
    List<Map<String, String>> urls = new ArrayList<>();
    for (int link = 1; link <= LINKS; link++) {
      looks.link(at, "Step " + link, false);
    }
    for (int i = 0; i < CONTACTS; i++) {
      contacts.add(looks.contact(at));
      urls.add(urls(at, contacts.get(i)));
    }
    double[] before = {decisions(looks), decisions(hears)};
    for (int link = 1; link <= LINKS; link++) {
      for (int i = 0; i < CONTACTS; i++) {
        // All clicks of a contact on one node; half of the contacts on each.
        RunningService node = i % 2 == 0 ? looks : hears;
        assertThat(status(node, urls.get(i).get("Step " + link))).isEqualTo(302);
      }
    }
    looks.quiet();
    hears.quiet();

    for (String contact : contacts) {
      assertThat(trail(at, contact))
          .isEqualTo(
              "Step 1 a, Step 1 b, Step 1 c, Step 2 a, Step 2 b, Step 2 c, Step 3 a, Step 3 b, Step"
                  + " 3 c");
    }
    assertThat(decisions(looks)).isGreaterThan(before[0]);
    assertThat(decisions(hears)).isGreaterThan(before[1]);
  }

  // A message for each link: clicks on several links of one message are held for a moment.
  private Map<String, String> urls(String at, String contact) throws IOException {
    for (int link = 1; link <= LINKS; link++) {
      String text = "{{link.Step %d}}".formatted(link);
      looks
          .visitor()
          .post("/messages" + at, Map.of("contact_id", contact, "channel", "sms", "text", text));
    }
    looks.quiet();
    Map<String, String> urls = new HashMap<>();
    for (JsonNode message :
        looks.visitor().get("/sandbox/inbox" + at + "&contact_id=" + contact).items()) {
      urls.put(message.at("/links/0/name").asText(), message.at("/links/0/url").asText());
    }
    return urls;
  }

  private static double decisions(RunningService node) throws IOException {
    Matcher metric = DECISIONS.matcher(node.visitor().open("http://any/metrics").body());
    return metric.find() ? Double.parseDouble(metric.group(1)) : 0;
  }

  @Test
  void a_fact_that_both_nodes_get_is_decided_once() throws Exception {
    String at = looks.location();
    UUID location = UUID.fromString(idOf(at));
    String contact = looks.contact(at);
    FactEnvelope fact =
        FactEnvelope.first(
            location,
            UUID.fromString(contact),
            now(looks),
            new Occurrence.Reported(new CustomEvent("once", Map.of())));
    double[] before = {decisions(looks), decisions(hears)};
    for (int i = 0; i < 8; i++) {
      // Without a group, so that the broker gives it to every consumer in turn.
      broker.putFact("[" + FactJson.write(fact) + "]");
    }
    await()
        .atMost(SOON)
        .until(() -> decisions(looks) + decisions(hears) >= before[0] + before[1] + 8);
    looks.quiet();

    assertThat(decisions(looks)).isGreaterThan(before[0]);
    assertThat(decisions(hears)).isGreaterThan(before[1]);
    assertThat(trail(at, contact)).isEqualTo("once");
    assertThat(looks.visitor().get("/sandbox/inbox" + at + "&contact_id=" + contact).items())
        .hasSize(1);
    assertThat(looks.visitor().get("/dead-letters").items()).isEmpty();
  }

  private String idOf(String at) throws IOException {
    for (JsonNode location : looks.visitor().get("/locations").items()) {
      if (at.endsWith("=" + location.path("slug").asText())) {
        return location.path("id").asText();
      }
    }
    throw new AssertionError("There is no location for " + at);
  }

  private String trail(String at, String contact) throws IOException {
    return looks.visitor().get("/contacts/" + contact + at).text("/fields/trail");
  }

  private static int status(RunningService node, String url) throws IOException {
    return node.visitor().open(url).statusCode();
  }

  private static int status(RunningService node, String url, String host) throws IOException {
    Map<String, String> headers = Map.of("User-Agent", Visitor.PHONE, "X-Forwarded-Host", host);
    return node.visitor().request("GET", url, headers).statusCode();
  }

  private static String target(RunningService node, String url) throws IOException {
    HttpResponse<String> answer = node.visitor().open(url);
    return answer.headers().firstValue("Location").orElse("no place");
  }
}
