package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Times that are written out and that no wait can have. */
class TimesTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "waitFor( \"x\", days(0) )",
        "waitFor( \"x\", days( -1 ) )",
        "waitForClick( \"x\", hours( 0L ) )",
        "waitForClick( \"x\", \"y\", minutes(-5) )",
        "reachGoal( \"x\", days(0) )"
      })
  void a_length_of_nothing_is_a_problem_with_its_line(String verb) {
    assertThat(problems(verb))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:9: ")
        .contains("is no length of time. Write 1 or more.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"days(36_526)", "hours(900_000)", "minutes(99999999999999L)"})
  void a_length_of_more_than_a_hundred_years_is_a_problem(String time) {
    assertThat(problems("waitForClick( \"x\", %s )".formatted(time)))
        .containsExactly(
            "workflows/scratch.drl:9: A length of time is a hundred years at most. Write noTimeout()"
                + " for a wait for a click that has no end.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25, 61", "24, 0", "-1, 0", "9, 60", "9, -1"})
  void a_time_that_no_clock_shows_is_a_problem_with_its_line(String time) {
    assertThat(problems("waitUntil( \"x\", %s )".formatted(time)))
        .containsExactly(
            "workflows/scratch.drl:9: No clock shows %s. Write an hour from 0 to 23 and a minute from 0 to 59."
                .formatted(time.replace(", ", ":")));
  }

  @Test
  void other_times_are_none() {
    for (String fine :
        new String[] {
          "waitFor( \"x\", days(36_525) )",
          "waitForClick( \"x\", noTimeout() )",
          "waitUntil( \"x\", 23, 59 )",
          "waitUntil( \"x\", 0, 0 )",
          "waitFor( \"x\", days( 1 - 1 ) )",
          "waitUntil( \"x\", java.time.Instant.parse( \"2026-01-01T00:00:00Z\" ) )"
        }) {
      assertThat(problems(fine)).as(fine).isEmpty();
    }
  }

  private static List<String> problems(String verb) {
    return Scratch.problems(
        Scratch.tagsClickers("A", "a")
            .replace("addTag( \"a\" )", "enter() );\n    insert( " + verb));
  }
}
