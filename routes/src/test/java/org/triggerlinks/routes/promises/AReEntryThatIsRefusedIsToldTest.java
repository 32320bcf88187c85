package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.decision.DecidedFact;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.Enrollment;
import org.triggerlinks.routes.facts.FactEnvelope;

/** Whom a re-entry policy keeps out learns why, on the timeline and in the explanation. */
class AReEntryThatIsRefusedIsToldTest {

  private static final String RULES =
      """
      rule "Enter"
      when
          CustomEvent( name == "go" )
          Enrollment( canEnter )
      then
          insert( enter() );
      end
      rule "Leave"
      when
          CustomEvent( name == "stop" )
      then
          insert( leave() );
      end
      """;

  @TempDir Path folder;

  @Test
  void a_cool_down_is_told_to_who_comes_back_too_early() throws IOException {
    try (Engine engine = Engine.with(folder, "after a cool-down of 7 days", RULES)) {
      engine.decide(event(engine, "go"));
      engine.decide(event(engine, "stop"));
      engine.advance(Duration.ofDays(6));
      engine.decide(event(engine, "go"));

      String why =
          "Did not enter the workflow \"journey\" again: its re-entry is \"after a cool-down of 7"
              + " days\", and the contact left at 2026-03-02T09:00:00Z.";
      assertThat(engine.timeline("workflow_not_entered")).containsExactly(why);
      assertThat(engine.all(DecidedFact.class).get(2).explanation())
          .contains("Did not enter the workflow");

      engine.advance(Duration.ofDays(1));
      engine.decide(event(engine, "go"));

      assertThat(engine.all(Enrollment.class)).hasSize(2);
      assertThat(engine.timeline("workflow_not_entered")).hasSize(1);
    }
  }

  @Test
  void what_would_not_have_let_the_contact_in_anyway_is_no_news() throws IOException {
    try (Engine engine = Engine.with(folder, "never again", RULES)) {
      engine.decide(event(engine, "go"));
      engine.decide(event(engine, "go"));
      engine.decide(event(engine, "stop"));
      engine.decide(event(engine, "stop"));

      assertThat(engine.timeline("workflow_not_entered")).isEmpty();
    }
  }

  private static FactEnvelope event(Engine engine, String name) {
    return engine.reported(new CustomEvent(name, Map.of()));
  }
}
