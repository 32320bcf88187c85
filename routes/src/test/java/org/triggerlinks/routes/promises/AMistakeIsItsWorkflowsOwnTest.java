package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.intent.Intent;
import org.triggerlinks.model.team.Notification;

/** What one workflow does wrong is said on the timeline; the others run as if it were not there. */
class AMistakeIsItsWorkflowsOwnTest {

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "addTag( null )",
        "removeTag( null )",
        "setDnd( null )",
        "sendSms( null )",
        "addTag( \"\" )",
        "sendSms( \" \" )",
        "sendEmail( \"\", \"Hello\" )",
        "send( \"email\", \"Hello\" )",
        "setField( \"\", 1 )",
        "createOpportunity( \"\", \"new\", \"one\" )",
        "reachGoal( \"\" )",
        "notifyTeam( null )",
        "startWorkflow( null )",
        "startWorkflow( \"nobody\" )",
        "startWorkflow( \"other\" )",
        "callWebhook( \"https://example.com\", java.util.Map.of( \"email\", \"mine\" ) )",
        "setDnd( \"fax\" )",
        "enter() ); insert( waitFor( null, hours( 1 ) )",
        "enter() ); insert( waitUntil( null, 9, 0 )",
        "enter() ); insert( waitFor( \"long\", days( 4000000 * \"x\".length() ) )",
        "send( \"fax\", \"Hello\" )",
        "sendSms( \"{{link.Nope}}\" )",
        "notifyTeam( \"{{link.Nope}}\" )"
      })
  void the_other_workflow_runs(String mistake) throws IOException {
    try (Engine engine = engine(mistake)) {
      engine.decide(engine.reported(new CustomEvent("go", Map.of())));

      assertThat(engine.tags()).containsExactly("ran");
      assertThat(engine.dnd()).isEmpty();
      assertThat(engine.timeline("workflow_error")).hasSize(1);
    }
  }

  @Test
  void what_cannot_be_sent_keeps_nothing_else_from_being_done() throws IOException {
    try (Engine engine = engine("addTag( \"also\" ) ); insert( send( \"email\", \"Bye\" )")) {
      engine.decide(engine.reported(new CustomEvent("go", Map.of())));

      assertThat(engine.tags()).contains("also");
      assertThat(engine.timeline("workflow_error"))
          .containsExactly(
              "An e-mail was not sent. It has no subject: insert sendEmail( subject, text ).");
    }
  }

  @Test
  void a_moment_in_a_webhook_is_written_as_a_text() throws IOException {
    try (Engine engine =
        engine(
            "callWebhook( \"https://example.com\", java.util.Map.of( \"at\", java.time.Instant.EPOCH ) )")) {
      engine.decide(engine.reported(new CustomEvent("go", Map.of())));

      assertThat(engine.timeline("workflow_error")).isEmpty();
      assertThat(engine.all(Intent.class))
          .singleElement()
          .extracting(Intent::payload)
          .asString()
          .contains("\"at\":\"1970-01-01T00:00:00Z\"");
    }
  }

  @Test
  void a_key_that_is_too_long_does_not_enter_and_the_timeline_says_why() throws IOException {
    String rule =
        "rule \"Act\"\nwhen\n    CustomEvent( name == \"go\" )\nthen\n    insert( enter() );\nend\n";
    Rules.workflow(
        folder.resolve("rules"), "other", "always", rule.replace("enter()", "addTag( \"ran\" )"));
    try (Engine engine = Engine.with(folder, "once per order", rule)) {
      engine.decide(engine.reported(new CustomEvent("go", Map.of("order", "x".repeat(201)))));

      assertThat(engine.tags()).containsExactly("ran");
      assertThat(engine.timeline("workflow_error"))
          .singleElement()
          .asString()
          .contains("at most 200 characters");
    }
  }

  @Test
  void a_link_for_the_team_does_not_say_that_the_contact_clicks() throws IOException {
    try (Engine engine = engine("notifyTeam( \"See {{link.Offer}}\" )")) {
      engine.link("Offer");
      engine.decide(engine.reported(new CustomEvent("go", Map.of())));

      assertThat(engine.all(Notification.class))
          .singleElement()
          .extracting(Notification::text)
          .asString()
          .matches("See http://localhost/l/[0-9A-Za-z]+");
    }
  }

  private Engine engine(String action) throws IOException {
    String rule =
        "rule \"Act\"\nwhen\n    CustomEvent( name == \"go\" )\nthen\n    insert( %s );\nend\n";
    Rules.workflow(folder.resolve("rules"), "other", "always", rule.formatted("addTag( \"ran\" )"));
    return Engine.with(folder, "always", rule.formatted(action));
  }
}
