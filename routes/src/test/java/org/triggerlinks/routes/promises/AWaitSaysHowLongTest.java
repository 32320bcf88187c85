package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.workflow.WorkflowWait;
import org.triggerlinks.rules.RuleProblem;

/** Promise 6: a wait has a time, or its rule says that it has none; silence is refused. */
class AWaitSaysHowLongTest {

  private static final String WAIT =
      """
      rule "Wait"
      when
          CustomEvent( name == "begin" )
      then
          insert( enter() );
          insert( %s );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    engine = Engine.with(folder, "always", WAIT.formatted("waitForClick( \"Sale\", days(2) )"));
    engine.link("Sale");
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void a_wait_ends_at_the_time_its_rule_says() {
    begin();

    assertThat(engine.wait("Sale").deadline()).isEqualTo(engine.now().plus(Duration.ofDays(2)));
  }

  @Test
  void a_wait_without_a_time_is_one_whose_rule_says_so() throws Exception {
    assertThat(problems("waitForClick( \"Sale\", noTimeout() )")).isEmpty();
    begin();

    assertThat(engine.wait("Sale").deadline()).isNull();
    assertThat(engine.timeline("wait_opened"))
        .singleElement()
        .asString()
        .contains("Sale", "without a timeout");
  }

  @Test
  void a_wait_that_says_no_time_at_all_is_a_problem_of_its_file() throws Exception {
    for (String wait :
        List.of(
            "waitForClick( \"Sale\" )",
            "waitForClick( \"slow\", \"Sale\" )",
            "waitFor( \"Sale\" )",
            "waitUntil( \"Sale\" )")) {
      assertThat(problems(wait))
          .as(wait)
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.line()).isEqualTo(12);
                assertThat(problem.hint()).startsWith("Write it as wait");
              });
    }
  }

  @Test
  void a_wait_whose_time_is_written_out_as_nothing_is_a_problem_of_its_file() throws Exception {
    assertThat(problems("waitForClick( \"Sale\", hours(0) )"))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(12);
              assertThat(problem.message()).contains("hours(0) is no length of time");
            });
  }

  @Test
  void a_wait_whose_time_is_nothing_is_refused_with_a_line_on_the_timeline() throws Exception {
    int refused = 0;
    for (String wait :
        List.of(
            "waitForClick( \"Sale\", null )",
            "waitForClick( \"Sale\", hours( \"\".length() ) )",
            "waitFor( \"Sale\", null )",
            "waitFor( \"Sale\", noTimeout() )",
            "waitUntil( \"Sale\", (java.time.Instant) null )")) {
      assertThat(problems(wait)).as(wait).isEmpty();
      begin();

      assertThat(engine.all(WorkflowWait.class)).as(wait).isEmpty();
      assertThat(engine.timeline("workflow_error"))
          .hasSize(++refused)
          .last()
          .asString()
          .as(wait)
          .containsPattern("needs a time|was given no moment");
    }
  }

  @Test
  void there_is_no_way_around_the_verbs() throws Exception {
    String behind =
        "new org.triggerlinks.model.action.Action.WaitForClick( \"Sale\", \"Sale\", null )";

    assertThat(problems(behind))
        .singleElement()
        .satisfies(
            problem -> {
              assertThat(problem.line()).isEqualTo(12);
              assertThat(problem.message()).contains("verbs");
            });
  }

  private List<RuleProblem> problems(String wait) throws IOException {
    Rules.workflow(folder.resolve("rules"), "journey", "always", WAIT.formatted(wait));
    return engine.problemsOf("workflows/journey.drl");
  }

  private void begin() {
    engine.decide(engine.reported(new CustomEvent("begin", Map.of())));
  }
}
