package org.triggerlinks.routes.operations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.routes.gateways.TwilioAccount;
import org.triggerlinks.routes.promises.Rules;
import org.triggerlinks.routes.promises.RunningService;
import org.triggerlinks.routes.promises.Visitor;

/**
 * docs/operations.md explains the numbers and parts that a running service has, all and no other.
 */
class OperationsPageTest {

  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Pattern OURS = Pattern.compile("triggerlinks_[a-z_]+");

  private static final String MISTAKES =
      """
      rule "Throws"
      when
          CustomEvent( name == "throw" )
      then
          insert( addTag( "x".substring( 99 ) ) );
      end

      rule "On"
      when
          ( CustomEvent( name == "swing" ) or TagRemoved( tag == "swing" ) )
      then
          insert( addTag( "swing" ) );
      end

      rule "Off"
      when
          TagAdded( tag == "swing" )
      then
          insert( removeTag( "swing" ) );
      end
      """;

  @TempDir Path folder;

  private RunningService service;
  private Visitor visitor;

  @BeforeEach
  void start() throws IOException {
    Rules.workflow(folder.resolve("rules"), "mistakes", "always", MISTAKES);
    // With an account there are all numbers that there can be; nobody calls it.
    service =
        new RunningService(folder, TwilioAccount.of("elsewhere", URI.create("http://127.0.0.1:9")));
    visitor = service.visitor();
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_page_names_every_number_of_ours_and_no_other() throws Exception {
    makeMistakes();

    Set<String> shown =
        metrics().stream()
            .filter(line -> line.startsWith("triggerlinks_"))
            .map(line -> line.replaceAll("[{ ].*", ""))
            .map(name -> name.replaceAll("_seconds_(count|sum|max|bucket)$", "_seconds"))
            .collect(Collectors.toCollection(TreeSet::new));
    Set<String> named =
        OURS.matcher(page())
            .results()
            .map(MatchResult::group)
            .map(name -> name.replaceAll("_seconds_count$", "_seconds"))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(shown).isEqualTo(named);
  }

  @Test
  void the_page_names_every_part_of_the_health_and_no_other() throws Exception {
    List<String> parts = new ArrayList<>();
    health().fieldNames().forEachRemaining(parts::add);
    String table = page().substring(page().indexOf("The parts of"), page().indexOf("## The num"));

    assertThat(
            Pattern.compile("^\\| `([a-z]+)` \\|", Pattern.MULTILINE)
                .matcher(table)
                .results()
                .map(row -> row.group(1)))
        .containsExactlyInAnyOrderElementsOf(parts);
  }

  @Test
  void the_page_names_no_address_that_the_api_does_not_have() throws Exception {
    String contract =
        new String(
            OperationsPageTest.class.getResourceAsStream("/openapi/openapi.yaml").readAllBytes(),
            StandardCharsets.UTF_8);
    Set<String> paths =
        Pattern.compile("^  (/\\S*):$", Pattern.MULTILINE)
            .matcher(contract)
            .results()
            .map(path -> path.group(1))
            .collect(Collectors.toSet());

    assertThat(Pattern.compile("/api/v1(/[a-z/{}-]+)").matcher(page()).results())
        .isNotEmpty()
        .allSatisfy(address -> assertThat(paths).contains(address.group(1)));
  }

  @Test
  void what_happens_shows_in_the_numbers_and_in_the_health() throws Exception {
    makeMistakes();

    await()
        .atMost(SOON)
        .until(() -> number("triggerlinks_queue_messages{queue=\"facts\"}"), zero -> zero == 0);
    assertThat(number("triggerlinks_queue_messages{queue=\"inbound\"}")).isZero();
    assertThat(number("triggerlinks_decision_lag_seconds_count")).isGreaterThan(5);
    assertThat(
            number(
                "triggerlinks_rule_errors_total{file=\"workflows/mistakes.drl\",stage=\"workflow\"}"))
        .isEqualTo(1);
    assertThat(number("triggerlinks_workflow_errors_total{workflow=\"mistakes\"}")).isEqualTo(1);
    assertThat(number("triggerlinks_workflow_loops_total")).isEqualTo(1);
    assertThat(number("triggerlinks_attempts_seconds_count{channel=\"sms\",result=\"accepted\"}"))
        .isEqualTo(1);
    assertThat(number("triggerlinks_attempts_seconds_count{channel=\"sms\",result=\"refused\"}"))
        .isZero();
    assertThat(number("triggerlinks_rules_loaded")).isEqualTo(1);
    assertThat(number("triggerlinks_rules_files")).isEqualTo(2);
    assertThat(number("triggerlinks_rules_broken_files")).isZero();
    assertThat(number("triggerlinks_capture_stored_total")).isEqualTo(1);
    assertThat(health().at("/channels/sentence").asText()).isEqualTo("sms: accepted 1.");
    assertThat(health().at("/decisions/sentence").asText())
        .contains(" facts were decided here since the start, ")
        .endsWith(" Failed runs of rule files: workflows/mistakes.drl 1.");
    assertThat(health().at("/backlog/sentence").asText())
        .startsWith("All queues are empty. 0 facts wait for their queue");
  }

  private void makeMistakes() throws IOException {
    String at = service.location();
    String contact = service.contact(at);
    for (String event : List.of("throw", "swing")) {
      visitor.post("/events" + at, Map.of("contact_id", contact, "type", "custom", "name", event));
    }
    service.link(at, "Sale", false);
    visitor.open(service.sent(at, contact, "Sale"));
    service.quiet();
  }

  private double number(String name) throws IOException {
    return metrics().stream()
        .filter(line -> line.startsWith(name + " "))
        .mapToDouble(line -> Double.parseDouble(line.substring(name.length() + 1)))
        .findFirst()
        .orElse(Double.NaN);
  }

  private List<String> metrics() throws IOException {
    return visitor.request("GET", "/metrics", Map.of()).body().lines().toList();
  }

  private JsonNode health() throws IOException {
    String body = visitor.request("GET", "/health/ready", Map.of()).body();
    return new ObjectMapper().readTree(body).path("parts");
  }

  private static String page() throws IOException {
    return Files.readString(Path.of("..", "docs", "operations.md"));
  }
}
