package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.promises.Rules;
import org.triggerlinks.routes.promises.ServiceProcess;
import org.triggerlinks.routes.promises.Visitor;

/**
 * Promise 9 under load: what cannot be decided, and rules that throw or loop, disturb nobody else.
 */
@Tag("faults")
class PoisonTest {

  private static final Duration LOAD = Size.seconds(3, 30);
  private static final int CONTACTS = Size.of(24, 100);
  private static final int POISONED = Size.of(3, 50);
  private static final Duration SOON = Duration.ofSeconds(30);

  private static final String FAULTY =
      """
      rule "Throws"
      when
          CustomEvent( name == "throw", $id : data["id"] )
      then
          insert( addTag( "x".substring( 99 ) ) );
      end
      """;

  private static final String ENDLESS =
      """
      rule "Feeds itself"
      when
          TagAdded( $tag : tag, tag matches "echo.*" )
      then
          insert( addTag( "seen" ) );
          insert( new TagAdded( $tag + "x" ) );
      end

      rule "Begin"
      when
          CustomEvent( name == "echo", $id : data["id"] )
      then
          insert( addTag( "echo " + $id ) );
      end
      """;

  private static final String PING_PONG =
      """
      rule "On"
      when
          CustomEvent( name == "swing", $id : data["id"] )
      then
          insert( addTag( "swing " + $id ) );
      end

      rule "On again"
      when
          TagRemoved( $tag : tag, tag matches "swing .*" )
      then
          insert( addTag( $tag ) );
      end

      rule "Off"
      when
          TagAdded( $tag : tag, tag matches "swing .*" )
      then
          insert( removeTag( $tag ) );
      end
      """;

  @TempDir Path folder;

  private BrokerProcess broker;
  private ServiceProcess service;
  private Visitor visitor;

  @BeforeEach
  void start() throws Exception {
    broker = new BrokerProcess(folder.resolve("broker"));
    Path rules = Shop.workflows(folder.resolve("rules"));
    Rules.workflow(rules, "faulty", "always", FAULTY);
    Rules.workflow(rules, "endless", "always", ENDLESS);
    Rules.workflow(rules, "pingpong", "always", PING_PONG);
    service = new ServiceProcess(folder, rules, Map.of("broker.url", broker.url()));
    visitor = new Visitor(service::url, service.data());
    service.start();
  }

  @AfterEach
  void stop() throws Exception {
    service.stop();
    broker.kill();
  }

  @Test
  void poison_is_seen_where_it_is_and_everybody_else_goes_on() throws Exception {
    Report report = new Report("poison", "facts that cannot be read, rules that throw and loop");
    TrafficLog log = new TrafficLog();
    Shop shop = Shop.open(visitor, "poison", CONTACTS);
    String victim = victim(shop);
    try (Traffic traffic = new Traffic(shop, log, new Target("the node", visitor))) {
      traffic.start();
      for (int i = 0; i < POISONED; i++) {
        broker.putFact("{this is no list of facts, number " + i);
        for (String event : List.of("throw", "echo", "swing")) {
          happens(shop, victim, event, i);
        }
        Finish.pass(LOAD.dividedBy(POISONED));
      }
    }
    List<JsonNode> letters = untilDead(POISONED);
    report.row("dead letters", "%d of %d", letters.size(), POISONED);
    List<String> metrics = metrics();
    see(report, metrics, "triggerlinks_rule_errors_total", "workflows/faulty.drl", POISONED);
    see(report, metrics, "triggerlinks_rule_errors_total", "workflows/endless.drl", POISONED);
    see(report, metrics, "triggerlinks_queue_messages{queue=\"dead-letters\"}", "", POISONED);
    List<String> kinds = timeline(shop, victim);
    report.row("timeline", "%d errors, %d loops", count(kinds, "workflow_error"), loops(kinds));
    report.holds(count(kinds, "workflow_error") == 2L * POISONED, "the timeline lacks errors");
    report.holds(loops(kinds) == POISONED, "the timeline lacks loops");
    see(report, metrics, "triggerlinks_workflow_loops_total", "", POISONED);

    report.compared("poison and errors told");
    retryOneAndThrowAllAway(letters);
    Finish.of(report, Leftovers.in(service.embedded(), service::stop), visitor);
    service.stop();
    new Reconciliation(log, shop, Books.read(service.embedded(), shop.slug()), report).run();
    report.close();
  }

  // Not one of those whose clicks are counted: it has no wait and gets no link.
  private String victim(Shop shop) throws IOException {
    return visitor.post("/contacts" + shop.at(), Map.of("first_name", "Victim")).text("/id");
  }

  private void happens(Shop shop, String contact, String name, int id) throws IOException {
    Map<String, Object> event =
        Map.of("contact_id", contact, "type", "custom", "name", name, "data", Map.of("id", id));
    assertThat(visitor.post("/events" + shop.at(), event).status()).isEqualTo(202);
  }

  private List<JsonNode> untilDead(int number) {
    return await().atMost(SOON).until(this::letters, letters -> letters.size() == number);
  }

  private List<JsonNode> letters() throws IOException {
    List<JsonNode> letters = new ArrayList<>();
    visitor.get("/dead-letters?limit=200").items().forEach(letters::add);
    return letters;
  }

  // One that is sent back comes again, and nothing else.
  private void retryOneAndThrowAllAway(List<JsonNode> letters) throws IOException {
    String first = "/dead-letters/" + letters.get(0).path("id").asText();
    assertThat(visitor.post(first + "/retry", Map.of()).status()).isEqualTo(202);
    for (JsonNode letter : untilDead(letters.size())) {
      visitor.delete("/dead-letters/" + letter.path("id").asText());
    }
  }

  // They are measured every five seconds.
  private List<String> metrics() {
    String full = "triggerlinks_queue_messages{queue=\"dead-letters\"} %d.0".formatted(POISONED);
    return await()
        .atMost(SOON)
        .until(
            () -> visitor.request("GET", "/metrics", Map.of()).body().lines().toList(),
            lines -> lines.contains(full));
  }

  private static void see(
      Report report, List<String> metrics, String name, String about, long expected) {
    double sum =
        metrics.stream()
            .filter(line -> line.startsWith(name) && line.contains(about))
            .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
            .sum();
    report.row(name.replaceAll("\\{.*", "") + " " + about, "%.0f", sum);
    report.holds(sum == expected, "%s %s is %.0f, not %d", name, about, sum, expected);
  }

  private List<String> timeline(Shop shop, String contact) throws IOException {
    List<String> kinds = new ArrayList<>();
    String path = "/contacts/%s/timeline%s&limit=200".formatted(contact, shop.at());
    String next = "";
    do {
      Visitor.Answer page = visitor.get(path + next);
      page.items().forEach(line -> kinds.add(line.path("kind").asText()));
      String cursor = page.body().path("next_cursor").asText("");
      next = cursor.isEmpty() || cursor.equals("null") ? "" : "&cursor=" + cursor;
    } while (!next.isEmpty());
    return kinds;
  }

  private static long loops(List<String> kinds) {
    return count(kinds, "workflow_loop");
  }

  private static long count(List<String> kinds, String kind) {
    return kinds.stream().filter(kind::equals).count();
  }
}
