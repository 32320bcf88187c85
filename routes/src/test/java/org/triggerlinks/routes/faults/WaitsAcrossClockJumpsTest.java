package org.triggerlinks.routes.faults;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WaitState;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.routes.promises.Engine;

/** Promise 5 when the computer's clock is set, and where daylight saving begins and ends. */
class WaitsAcrossClockJumpsTest {

  private static final int STEPS = Size.of(120, 1_500);
  private static final Duration LONGEST_AHEAD = Duration.ofHours(30);
  private static final Duration LONGEST_BACK = Duration.ofHours(3);

  private static final String WAITS =
      """
      rule "Begin"
      when
          CustomEvent( name == "begin" )
          Enrollment( canEnter )
      then
          insert( enter() );
          insert( sendSms( "{{link.Offer}}" ) );
          insert( waitForClick( "Offer", hours(24) ) );
      end

      rule "Clicked"
      when
          LinkClicked( link == "Offer", human, endedWait )
      then
          insert( sendEmail( "Ended", "by a click" ) );
          insert( leave() );
      end

      rule "Not clicked"
      when
          WaitTimedOut( name == "Offer" )
      then
          insert( sendEmail( "Ended", "by its deadline" ) );
          insert( leave() );
      end
      """;

  private static final String MORNING =
      """
      rule "Begin"
      when
          CustomEvent( name == "begin" )
      then
          insert( enter() );
          insert( waitFor( "a day", hours(24) ) );
          insert( waitUntil( "nine", 9, 0 ) );
          insert( waitUntil( "half past two", 2, 30 ) );
      end
      """;

  @TempDir Path folder;

  @Test
  void each_wait_ends_once_however_the_clock_is_set() throws Exception {
    Report report =
        new Report("clock-steps", "the clock set forward and back, %d steps".formatted(STEPS));
    Random random = new Random(Size.seed());
    int begun = 0;
    int back = 0;
    try (Engine engine = Engine.with(folder, "once per number", WAITS)) {
      engine.link("Offer");
      for (int step = 0; step < STEPS; step++) {
        switch (random.nextInt(5)) {
          case 0 ->
              engine.decide(engine.reported(new CustomEvent("begin", Map.of("number", ++begun))));
          case 1 -> engine.advance(some(random, LONGEST_AHEAD));
          case 2 -> {
            engine.advance(some(random, LONGEST_BACK).negated());
            back++;
          }
          case 3 -> engine.wakeAndDecide();
          default -> {
            if (begun > 0) {
              engine.decide(engine.click("Offer", engine.now()));
            }
          }
        }
      }
      engine.advance(Duration.ofDays(60));
      engine.wakeAndDecide();

      List<WorkflowWait> waits = engine.all(WorkflowWait.class);
      long clicked = waits.stream().filter(w -> w.state() == WaitState.CLICKED).count();
      long timedOut = waits.stream().filter(w -> w.state() == WaitState.TIMED_OUT).count();
      List<String> endings = engine.sent().stream().filter(t -> t.startsWith("by ")).toList();
      report
          .row("set back", "%d times, by %d hours at most", back, LONGEST_BACK.toHours())
          .row("waits", "%d opened; %d ended by a click, %d by time", begun, clicked, timedOut)
          .row("ends told", "%d", endings.size());
      report.none("ended before its deadline", tooEarly(waits));
      report.holds(waits.size() == begun, "%d waits of %d were opened", waits.size(), begun);
      report.holds(clicked + timedOut == begun, "not every wait ended");
      report.holds(
          endings.stream().filter("by a click"::equals).count() == clicked
              && endings.size() == begun,
          "the ends were not told once each: %s",
          endings);
      report.compared("each wait ended once", "none before its deadline");
    }
    report.close();
  }

  private static Duration some(Random random, Duration most) {
    return Duration.ofSeconds(1 + random.nextInt((int) most.toSeconds()));
  }

  private static List<String> tooEarly(List<WorkflowWait> waits) {
    return waits.stream()
        .filter(wait -> wait.state() == WaitState.TIMED_OUT)
        .filter(wait -> wait.endedAt().isBefore(wait.deadline()))
        .map(wait -> "%s at %s instead of %s".formatted(wait.id(), wait.endedAt(), wait.deadline()))
        .toList();
  }

  // The location is in Berlin; where the computer is must not matter.
  @ParameterizedTest(name = "{0} on a computer in {1}")
  @CsvSource({
    // 29 March: 2:00 to 3:00 is skipped.
    "2026-03-28T09:30:00Z, UTC, 2026-03-29T07:00:00Z, 2026-03-29T01:30:00Z",
    "2026-03-28T09:30:00Z, America/New_York, 2026-03-29T07:00:00Z, 2026-03-29T01:30:00Z",
    // 25 October: 2:00 to 3:00 comes twice.
    "2026-10-24T09:30:00Z, UTC, 2026-10-25T08:00:00Z, 2026-10-25T00:30:00Z",
    "2026-10-24T09:30:00Z, Pacific/Auckland, 2026-10-25T08:00:00Z, 2026-10-25T00:30:00Z"
  })
  void a_day_has_24_hours_and_nine_is_nine_on_the_wall(
      Instant now, String computer, Instant nine, Instant halfPastTwo) throws Exception {
    TimeZone before = TimeZone.getDefault();
    try (Engine engine = Engine.with(folder, "always", MORNING)) {
      TimeZone.setDefault(TimeZone.getTimeZone(computer));
      engine.advance(Duration.between(Engine.START, now));
      engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
      // What was written in one zone is read in another.
      TimeZone.setDefault(TimeZone.getTimeZone("Asia/Kolkata"));
      engine.restart();

      assertThat(engine.wait("a day").deadline()).isEqualTo(now.plus(Duration.ofHours(24)));
      assertThat(engine.wait("nine").deadline()).isEqualTo(nine);
      assertThat(engine.wait("half past two").deadline()).isEqualTo(halfPastTwo);
      engine.advance(Duration.between(now, nine).minusSeconds(1));
      engine.wakeAndDecide();
      assertThat(engine.wait("nine").state()).isEqualTo(WaitState.OPEN);
      engine.advance(Duration.ofSeconds(1));
      engine.wakeAndDecide();
      assertThat(engine.wait("nine").state()).isEqualTo(WaitState.TIMED_OUT);
    } finally {
      TimeZone.setDefault(before);
    }
  }
}
