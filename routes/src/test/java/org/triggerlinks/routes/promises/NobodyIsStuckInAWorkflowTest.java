package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.facts.FactEnvelope;

/** A wait that cannot be opened keeps nobody in a workflow for nothing, and says so. */
class NobodyIsStuckInAWorkflowTest {

  private static final String ENTERS =
      """
      rule "Enter and wait"
      when
          CustomEvent( name == "go" )
          Enrollment( canEnter )
      then
          insert( addTag( "asked" ) );
          insert( sendSms( "Hello" ) );
          insert( enter() );
          %s
      end
      rule "The pause is over: wait on"
      when
          WaitTimedOut( name == "pause" )
      then
          %s
      end
      """;
  private static final String OFFER = "insert( waitForClick( \"Offer\", days(2) ) );";
  private static final String PAUSE = "insert( waitFor( \"pause\", hours(1) ) );";

  @TempDir Path folder;

  @Test
  void who_could_wait_for_nothing_does_not_enter_and_may_enter_when_the_link_is_there()
      throws IOException {
    try (Engine engine = engine("never again", OFFER, "")) {
      engine.decide(go(engine));

      assertThat(engine.all(Enrollment.class)).isEmpty();
      assertThat(engine.tags()).isEmpty();
      assertThat(engine.sent()).isEmpty();
      assertThat(engine.timeline("workflow_entered")).isEmpty();
      assertThat(engine.timeline("workflow_error"))
          .containsExactly(
              "Did not enter the workflow \"journey\", and nothing else that its rules wanted was"
                  + " done but for consent. Cannot wait for a click on \"Offer\": this location has no link of that"
                  + " name.");

      engine.link("Offer");
      engine.decide(go(engine));

      assertThat(engine.all(Enrollment.class)).singleElement().matches(Enrollment::active);
      assertThat(engine.wait("Offer").state().waiting()).isTrue();
      assertThat(engine.sent()).containsExactly("Hello");
    }
  }

  @Test
  void who_can_wait_for_something_else_enters() throws IOException {
    try (Engine engine = engine("never again", OFFER + PAUSE, "")) {
      engine.decide(go(engine));

      assertThat(engine.all(Enrollment.class)).singleElement().matches(Enrollment::active);
      assertThat(engine.all(WorkflowWait.class))
          .extracting(WorkflowWait::name)
          .containsExactly("pause");
    }
  }

  @Test
  void who_can_wait_for_nothing_further_leaves() throws IOException {
    try (Engine engine = engine("only after leaving", PAUSE, OFFER)) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.all(Enrollment.class))
          .singleElement()
          .returns(false, Enrollment::active)
          .returns("a wait could not be opened", Enrollment::leftReason);
      assertThat(engine.timeline("workflow_left"))
          .containsExactly(
              "Left the workflow \"journey\": a wait could not be opened, and it waits for nothing"
                  + " else.");
    }
  }

  @Test
  void who_waits_for_something_else_stays() throws IOException {
    try (Engine engine =
        engine("only after leaving", PAUSE + "insert( waitFor( \"long\", days(9) ) );", OFFER)) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.all(Enrollment.class)).singleElement().matches(Enrollment::active);
    }
  }

  @Test
  void a_wait_that_ends_and_that_no_rule_asks_about_is_told() throws IOException {
    try (Engine engine =
        engine("only after leaving", "insert( waitFor( \"a while\", hours(1) ) );", "")) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.timeline("wait_unanswered"))
          .containsExactly(
              "No rule of the workflow \"journey\" says what follows now; the contact stays in it and"
                  + " waits for nothing.");
    }
  }

  @Test
  void who_enters_again_and_could_wait_for_nothing_leaves() throws IOException {
    try (Engine engine =
        engine("always", PAUSE, "insert( enter() ); insert( sendSms( \"Again\" ) );" + OFFER)) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.sent()).containsExactly("Hello");
      assertThat(engine.all(Enrollment.class))
          .singleElement()
          .returns(false, Enrollment::active)
          .returns("a wait could not be opened", Enrollment::leftReason);
    }
  }

  @Test
  void who_may_not_enter_again_and_waits_for_nothing_else_leaves() throws IOException {
    try (Engine engine = engine("never again", PAUSE, "insert( enter() );" + PAUSE)) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.all(Enrollment.class))
          .singleElement()
          .returns("it may not enter again", Enrollment::leftReason);
    }
  }

  @Test
  void who_waits_for_nothing_after_a_rule_failed_leaves() throws IOException {
    try (Engine engine =
        engine("only after leaving", PAUSE, "insert( addTag( \"a\".substring( 5 ) ) );")) {
      engine.decide(go(engine));
      engine.advance(Duration.ofHours(1));
      engine.wakeAndDecide();

      assertThat(engine.all(Enrollment.class))
          .singleElement()
          .returns("its rules failed", Enrollment::leftReason);
      assertThat(engine.timeline("workflow_left"))
          .containsExactly(
              "Left the workflow \"journey\": its rules failed, and it waits for nothing else.");
    }
  }

  @Test
  void a_loop_that_is_cut_off_ends_no_other_wait() throws IOException {
    String renews =
        """
        rule "Enter"
        when
            CustomEvent( name == "go" )
        then
            insert( enter() );
            insert( waitUntil( "now", java.time.Instant.EPOCH ) );
            insert( waitFor( "long", days(9) ) );
        end
        rule "Again"
        when
            WaitTimedOut( name == "now" )
        then
            insert( waitUntil( "now", java.time.Instant.EPOCH ) );
        end
        """;
    try (Engine engine = Engine.with(folder, "always", renews)) {
      engine.decide(go(engine));
      for (int i = 0; i < 30 && engine.timeline("workflow_loop").isEmpty(); i++) {
        engine.wakeAndDecide();
      }

      assertThat(engine.timeline("workflow_loop")).hasSize(1);
      assertThat(engine.wait("long").state().waiting()).isTrue();
      assertThat(engine.all(Enrollment.class)).singleElement().matches(Enrollment::active);
    }
  }

  @Test
  void a_wait_that_is_written_before_entering_is_opened_after_it() throws IOException {
    String waitsFirst =
        """
        rule "Wait and enter"
        when
            CustomEvent( name == "go" )
        then
            insert( waitFor( "pause", hours(1) ) );
            insert( sendSms( "Hello" ) );
            insert( enter() );
        end
        """;
    try (Engine engine = Engine.with(folder, "always", waitsFirst)) {
      engine.decide(go(engine));
      engine.decide(go(engine));

      assertThat(engine.timeline("workflow_error")).isEmpty();
      assertThat(engine.all(Enrollment.class)).filteredOn(Enrollment::active).hasSize(1);
      assertThat(engine.all(WorkflowWait.class))
          .filteredOn(wait -> wait.state().waiting())
          .hasSize(1);
    }
  }

  @Test
  void a_moment_that_no_calendar_has_is_refused_and_the_rest_is_done() throws IOException {
    String never =
        "insert( waitUntil( \"start\", java.time.Instant.parse( \"0001-01-01T00:00:00Z\" ) ) );";
    try (Engine engine = engine("never again", PAUSE + never, "")) {
      engine.decide(go(engine));

      assertThat(engine.sent()).containsExactly("Hello");
      assertThat(engine.timeline("workflow_error"))
          .containsExactly(
              "Cannot wait for \"start\" until 0001-01-01T00:00:00Z: a moment lies in 1970 to 9999.");
    }
  }

  @Test
  void what_the_contact_asked_for_is_done_though_the_workflow_cannot_be_entered()
      throws IOException {
    String stop =
        """
        rule "Stop"
        when
            MessageReceived( keyword == "stop" )
        then
            insert( setDnd( "sms" ) );
            insert( addTag( "gone" ) );
        end
        rule "Try to win them back"
        when
            MessageReceived( keyword == "stop" )
        then
            insert( enter() );
            insert( waitForClick( "Come back", days(7) ) );
        end
        """;
    try (Engine engine = Engine.with(folder, "always", stop)) {
      engine.decide(engine.reported(new MessageReceived("sms", "STOP", engine.now())));

      assertThat(engine.dnd()).containsExactly("sms");
      assertThat(engine.tags()).isEmpty();
      assertThat(engine.timeline("workflow_error")).hasSize(1);
    }
  }

  @Test
  void a_workflow_without_waits_is_entered_for_as_long_as_its_rules_say() throws IOException {
    try (Engine engine = engine("only after leaving", "", "")) {
      engine.decide(go(engine));

      assertThat(engine.all(Enrollment.class)).singleElement().matches(Enrollment::active);
    }
  }

  private static FactEnvelope go(Engine engine) {
    return engine.reported(new CustomEvent("go", Map.of()));
  }

  private Engine engine(String reEntry, String first, String then) throws IOException {
    return Engine.with(folder, reEntry, ENTERS.formatted(first, then));
  }
}
