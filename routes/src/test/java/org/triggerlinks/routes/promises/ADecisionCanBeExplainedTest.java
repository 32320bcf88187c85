package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Promise 10: long after it, a decision can be explained, by what was known then. */
class ADecisionCanBeExplainedTest {

  private static final String GREETING =
      """
      rule "Greet gold members"
      when
          CustomEvent( name == "hello" )
          $contact : Contact( tagged( "gold" ), field( "size" ) == "L" )
      then
          insert( enter() );
          insert( sendSms( "Hello!" ) );
          insert( sendEmail( "Hello", "Hello by e-mail!" ) );
          insert( sendWhatsapp( "Hello by WhatsApp!" ) );
          insert( addTag( "greeted" ) );
          insert( waitFor( "pause", hours(2) ) );
      end

      rule "Greet the others"
      when
          CustomEvent( name == "hello" )
          Contact( !tagged( "gold" ) )
      then
          insert( sendSms( "Who are you?" ) );
      end
      """;

  private static final String POLICY =
      """
      package policies.holiday
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*
      import java.time.LocalTime

      rule "No e-mails on holidays"
      when
          $message : ProposedMessage( channel == "email" )
      then
          insert( holdBack( $message, "It is a holiday." ) );
      end

      rule "WhatsApp at noon"
      when
          $message : ProposedMessage( channel == "whatsapp" )
          $now : Now()
      then
          insert( delayUntil( $message, $now, LocalTime.of( 12, 0 ), "It waits for noon." ) );
      end
      """;

  private static final String EVIDENCE =
      """
      package evidence.robots
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      rule "Robots say so"
      when
          ClickRequest( userAgent matches ".*Robot.*" )
      then
          insert( machine( "It says it is a robot." ) );
      end
      """;

  @TempDir static Path folder;

  private static RunningService service;
  private Visitor visitor;
  private String at;
  private String contact;

  @BeforeAll
  static void start() throws Exception {
    Path rules = folder.resolve("rules");
    Rules.workflow(rules, "greeting", "always", GREETING);
    Files.createDirectories(rules.resolve("policies"));
    Files.writeString(rules.resolve("policies/holiday.drl"), POLICY);
    Files.createDirectories(rules.resolve("evidence"));
    Files.writeString(rules.resolve("evidence/robots.drl"), EVIDENCE);
    service = new RunningService(folder, Map.of());
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  /** Decides, and changes afterwards all that the decision looked at. */
  @BeforeEach
  void greet() throws Exception {
    visitor = service.visitor();
    at = service.location();
    contact = service.contact(at);
    visitor.patch("/contacts/" + contact + at, Map.of("fields", Map.of("size", "L")));
    visitor.put("/contacts/" + contact + "/tags/gold" + at);
    visitor.post(
        "/events" + at,
        Map.of(
            "contact_id",
            contact,
            "type",
            "custom",
            "name",
            "hello",
            "data",
            Map.of("from", "the shop")));
    service.quiet();
    visitor.delete("/contacts/" + contact + "/tags/gold" + at);
    visitor.patch("/contacts/" + contact + at, Map.of("fields", Map.of("size", "S")));
    service.quiet();
  }

  @Test
  void it_names_the_rules_that_fired_and_the_facts_they_fired_on() throws Exception {
    JsonNode run = run("workflow");

    assertThat(run.path("workflow").asText()).isEqualTo("greeting");
    assertThat(run.path("fired")).hasSize(1);
    assertThat(run.at("/fired/0/rule").asText()).isEqualTo("Greet gold members");
    assertThat(run.at("/fired/0/on"))
        .extracting(number -> facts().path(number.asInt()).path("is").asText())
        .containsExactly("CustomEvent", "Contact");
  }

  @Test
  void it_shows_the_facts_the_tags_and_the_fields_as_they_were() throws Exception {
    assertThat(fact("CustomEvent").at("/data/from").asText()).isEqualTo("the shop");
    assertThat(fact("Contact").path("tags")).extracting(JsonNode::asText).containsExactly("gold");
    assertThat(fact("Contact").at("/fields/size").asText()).isEqualTo("L");
    assertThat(fact("Enrollment").path("active").asBoolean()).isFalse();
    assertThat(fact("Now").isMissingNode()).isFalse();

    JsonNode today = visitor.get("/contacts/" + contact + at).body();
    assertThat(today.path("tags")).extracting(JsonNode::asText).containsExactly("greeted");
    assertThat(today.at("/fields/size").asText()).isEqualTo("S");
  }

  @Test
  void it_shows_what_was_known_also_if_no_workflow_was_asked() throws Exception {
    visitor.put("/contacts/" + contact + "/tags/ignored" + at);
    service.quiet();

    assertThat(visitor.get("/contacts/" + contact + "/decisions" + at).items())
        .filteredOn(decision -> decision.at("/fact/what/fact/tag").asText().equals("ignored"))
        .singleElement()
        .extracting(decision -> decision.path("explanation"))
        .satisfies(
            explanation -> {
              assertThat(explanation.path("runs")).isEmpty();
              assertThat(explanation.path("facts"))
                  .extracting(fact -> fact.path("is").asText())
                  .containsExactly("TagAdded", "Contact", "Now");
              assertThat(explanation.at("/facts/1/tags").toString()).contains("ignored");
            });
  }

  @Test
  void it_shows_which_workflow_was_asked_although_none_of_its_rules_fired() throws Exception {
    visitor.put("/contacts/" + contact + "/tags/gold" + at);
    visitor.post("/events" + at, Map.of("contact_id", contact, "type", "custom", "name", "hello"));
    service.quiet();

    List<JsonNode> runs = new ArrayList<>();
    for (JsonNode decision : visitor.get("/contacts/" + contact + "/decisions" + at).items()) {
      if (decision.path("type").asText().equals("CustomEvent")) {
        decision.at("/explanation/runs").forEach(runs::add);
      }
    }
    assertThat(runs)
        .filteredOn(run -> run.path("fired").isEmpty())
        .singleElement()
        .satisfies(
            run -> {
              assertThat(run.path("workflow").asText()).isEqualTo("greeting");
              assertThat(run.path("version").asText()).isNotEmpty();
              assertThat(run.path("saw")).hasSizeGreaterThan(3);
            });
  }

  @Test
  void it_names_the_file_and_the_version_that_was_in_force() throws Exception {
    String text = Files.readString(folder.resolve("rules/workflows/greeting.drl"));
    JsonNode run = run("workflow");

    assertThat(run.path("file").asText()).isEqualTo("workflows/greeting.drl");
    assertThat(run.path("version").asText()).isEqualTo(sha256(text));
  }

  @Test
  void it_lists_what_the_rules_wanted_and_what_came_of_it() throws Exception {
    JsonNode actions = run("workflow").path("actions");

    assertThat(actions)
        .extracting(
            action -> action.at("/action/is").asText(),
            action -> action.path("rule").asText(),
            action -> action.path("result").asText())
        .containsExactly(
            wanted("Enter", "entered"),
            wanted("SendMessage", "proposed"),
            wanted("SendMessage", "proposed"),
            wanted("SendMessage", "proposed"),
            wanted("AddTag", "added"),
            wanted("WaitFor", "waiting"));
    assertThat(actions.path(1).at("/action/text").asText()).isEqualTo("Hello!");
  }

  @Test
  void it_says_what_a_policy_held_back_and_what_it_delayed_and_why() throws Exception {
    JsonNode run = run("workflow");
    JsonNode policy = run("policy");

    assertThat(run.path("held_back")).hasSize(1);
    assertThat(run.at("/held_back/0/reason").asText()).isEqualTo("It is a holiday.");
    assertThat(message("email")).isEqualTo(run.at("/held_back/0/message").asText());
    assertThat(run.path("delayed")).hasSize(1);
    assertThat(run.at("/delayed/0/reason").asText()).isEqualTo("It waits for noon.");
    assertThat(run.at("/delayed/0/until").asText()).contains("T12:00:00Z");
    assertThat(message("whatsapp")).isEqualTo(run.at("/delayed/0/message").asText());
    assertThat(policy.path("file").asText()).isEqualTo("policies/holiday.drl");
    assertThat(policy.path("version").asText()).isEqualTo(sha256(POLICY));
    assertThat(policy.path("fired"))
        .extracting(rule -> rule.path("rule").asText())
        .containsExactlyInAnyOrder("No e-mails on holidays", "WhatsApp at noon");
  }

  @Test
  void the_timeline_says_it_too_with_the_workflow_the_rule_and_the_decision() throws Exception {
    JsonNode held = null;
    for (JsonNode line : visitor.get("/contacts/" + contact + "/timeline" + at).items()) {
      held = line.path("kind").asText().equals("message_held_back") ? line : held;
    }

    assertThat(held).isNotNull();
    assertThat(held.path("summary").asText()).contains("It is a holiday.");
    assertThat(held.path("workflow").asText()).isEqualTo("greeting");
    assertThat(held.path("rule").asText()).isEqualTo("Greet gold members");
    assertThat(visitor.get("/facts/" + held.path("fact_id").asText() + at).body())
        .isEqualTo(decision("CustomEvent"));
  }

  @Test
  void it_says_why_a_click_was_taken_for_a_machine_and_that_no_workflow_was_asked()
      throws Exception {
    service.link(at, "Sale", false);
    String url = service.sent(at, contact, "Sale");
    visitor.request("GET", url, Map.of("User-Agent", "Robot/7"));
    service.quiet();

    JsonNode explanation = decision("Clicked").path("explanation");
    JsonNode evidence = explanation.at("/runs/0");
    JsonNode request = explanation.path("facts").path(evidence.at("/saw/0").asInt());
    assertThat(evidence.path("stage").asText()).isEqualTo("evidence");
    assertThat(evidence.at("/fired/0/rule").asText()).isEqualTo("Robots say so");
    assertThat(request.path("user_agent").asText()).isEqualTo("Robot/7");
    assertThat(explanation.path("notes").toString()).contains("No workflow is asked", "MACHINE");
  }

  private static org.assertj.core.groups.Tuple wanted(String action, String result) {
    return org.assertj.core.groups.Tuple.tuple(action, "Greet gold members", result);
  }

  /** The only decision about a fact of this type. */
  private JsonNode decision(String type) throws IOException {
    JsonNode found = MissingNode.getInstance();
    for (JsonNode decision :
        visitor.get("/contacts/" + contact + "/decisions" + at + "&limit=200").items()) {
      found = decision.path("type").asText().equals(type) ? decision : found;
    }
    return found;
  }

  private JsonNode run(String stage) throws IOException {
    return first(decision("CustomEvent").at("/explanation/runs"), "stage", stage);
  }

  private JsonNode fact(String name) throws IOException {
    JsonNode seen =
        JsonNodeFactory.instance
            .arrayNode()
            .addAll(
                StreamSupport.stream(run("workflow").path("saw").spliterator(), false)
                    .map(number -> facts().path(number.asInt()))
                    .toList());
    return first(seen, "is", name);
  }

  private JsonNode facts() {
    try {
      return decision("CustomEvent").at("/explanation/facts");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String message(String channel) throws IOException {
    return first(visitor.get("/messages" + at).items(), "channel", channel).path("id").asText();
  }

  private static JsonNode first(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(item -> item.path(field).asText().equals(value))
        .findFirst()
        .orElse(MissingNode.getInstance());
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
