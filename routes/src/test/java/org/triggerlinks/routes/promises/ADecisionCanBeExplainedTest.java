package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.hibernate.Session;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WorkflowWait;

/** Promises 6 and 10: a wait says how long, and a decision can be explained long after it. */
class ADecisionCanBeExplainedTest {

  private static final String JOURNEY =
      """
      rule "Greet gold members"
      when
          CustomEvent( name == "hello" )
          Contact( tagged( "gold" ) )
      then
          insert( enter() );
          insert( sendSms( "Hello!" ) );
          insert( waitForClick( "Sale", noTimeout() ) );
      end

      rule "Wait for nothing in particular"
      when
          CustomEvent( name == "careless" )
      then
          insert( enter() );
          insert( waitFor( "pause", noTimeout() ) );
      end
      """;

  private static final String QUIET =
      """
      package policies.quiet
      import org.triggerlinks.model.fact.*
      import function org.triggerlinks.model.action.Actions.*

      rule "Nothing goes out today"
      when
          $message : ProposedMessage()
      then
          insert( holdBack( $message, "It is a holiday." ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    Path policies = Files.createDirectories(folder.resolve("rules").resolve("policies"));
    Files.writeString(policies.resolve("quiet.drl"), QUIET);
    engine = Engine.with(folder, "always", JOURNEY);
    engine.link("Sale");
    engine.database().transact(session -> contact(session).tag("gold"));
    engine.decide(engine.reported(new CustomEvent("hello", Map.of("from", "test"))));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void an_explanation_has_the_facts_as_they_were_the_rules_their_version_and_what_was_held_back()
      throws Exception {
    engine.database().transact(session -> contact(session).untag("gold"));

    JsonNode runs =
        new ObjectMapper()
            .readTree(engine.all(DecidedFact.class).get(0).explanation())
            .path("runs");
    JsonNode workflow = runs.path(0);
    assertThat(workflow.path("file").asText()).isEqualTo("workflows/journey.drl");
    assertThat(workflow.path("version").asText()).isNotBlank();
    assertThat(workflow.at("/fired/0/rule").asText()).isEqualTo("Greet gold members");
    assertThat(workflow.path("facts").toString()).contains("gold", "\"from\":\"test\"");
    assertThat(workflow.at("/fired/0/on")).isNotEmpty();
    assertThat(workflow.path("actions")).hasSize(3);
    assertThat(workflow.at("/held_back/0/reason").asText()).isEqualTo("It is a holiday.");
    assertThat(runs.path(1).path("stage").asText()).isEqualTo("policy");
    assertThat(runs.path(1).at("/fired/0/rule").asText()).isEqualTo("Nothing goes out today");
  }

  @Test
  void what_a_policy_held_back_is_on_the_timeline() {
    assertThat(engine.timeline("message_held_back"))
        .singleElement()
        .asString()
        .contains("It is a holiday.");
  }

  @Test
  void a_wait_without_a_timeout_is_one_whose_rule_says_so() {
    assertThat(engine.wait("Sale").deadline()).isNull();
  }

  @Test
  void a_wait_that_only_time_can_end_cannot_go_without_a_time() {
    engine.decide(engine.reported(new CustomEvent("careless", Map.of())));

    assertThat(engine.all(WorkflowWait.class)).hasSize(1);
    assertThat(engine.timeline("workflow_error")).singleElement().asString().contains("pause");
  }

  @Test
  void a_wait_that_says_no_time_at_all_does_not_compile() throws Exception {
    String silent = JOURNEY.replace("\"Sale\", noTimeout()", "\"Sale\"");
    Rules.workflow(folder.resolve("rules"), "silent", "always", silent);

    assertThat(engine.problemsOf("workflows/silent.drl")).isNotEmpty();
  }

  private Contact contact(Session session) {
    return session.find(Contact.class, engine.contactId());
  }
}
