package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;

/** What comes again each month is no loop, however many steps each month takes. */
class ACycleOfTimeIsNoLoopTest {

  private static final String MONTHLY =
      """
      rule "Begin"
      when
          CustomEvent( name == "begin" )
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( waitFor( "a month", days(30) ) );
      end

      rule "A month is over"
      when
          WaitTimedOut( name == "a month" )
      then
          insert( addTag( "one" ) );
      end

      rule "One"
      when
          TagAdded( tag == "one" )
      then
          insert( removeTag( "one" ) );
      end

      rule "Two"
      when
          TagRemoved( tag == "one" )
      then
          insert( addTag( "two" ) );
      end

      rule "Three"
      when
          TagAdded( tag == "two" )
      then
          insert( removeTag( "two" ) );
      end

      rule "Start anew"
      when
          TagRemoved( tag == "two" )
      then
          insert( startWorkflow( "journey" ) );
      end

      rule "Wait for the next month"
      when
          WorkflowStarted()
      then
          insert( waitFor( "a month", days(30) ) );
      end
      """;

  @TempDir Path folder;

  @Test
  void a_year_of_months_goes_on() throws IOException {
    try (Engine engine = Engine.with(folder, "only after leaving", MONTHLY)) {
      engine.decide(engine.reported(new CustomEvent("begin", Map.of())));

      for (int month = 0; month < 12; month++) {
        engine.advance(Duration.ofDays(30));
        engine.wakeAndDecide();
      }

      assertThat(engine.timeline("workflow_loop")).isEmpty();
      assertThat(engine.timeline("wait_timed_out")).hasSize(12);
    }
  }
}
