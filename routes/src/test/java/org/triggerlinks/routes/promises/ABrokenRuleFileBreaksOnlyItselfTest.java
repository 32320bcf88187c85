package org.triggerlinks.routes.promises;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.rules.RuleFileStatus;
import org.triggerlinks.rules.RuleFileStatus.State;
import org.triggerlinks.rules.RuleProblem;

/** Promise 9: a broken rule file breaks only itself, and says where and how. */
class ABrokenRuleFileBreaksOnlyItselfTest {

  private static final String FILE = "workflows/journey.drl";

  private static final String TAGGING =
      """
      rule "Tag"
      when
          CustomEvent( name == "hello" )
      then
          insert( addTag( "%s" ) );
      end
      """;

  @TempDir Path folder;

  private Engine engine;

  @BeforeEach
  void open() throws Exception {
    Rules.workflow(rules(), "other", "always", TAGGING.formatted("other"));
    engine = Engine.with(folder, "always", TAGGING.formatted("good"));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  @Test
  void the_last_good_version_stays_in_force_and_every_other_file_too() throws Exception {
    String version = engine.fileAsItIs(FILE).version().orElseThrow();

    breakIt();

    RuleFileStatus broken = engine.fileAsItIs(FILE);
    assertThat(broken.state()).isEqualTo(State.BROKEN_OLDER_IN_FORCE);
    assertThat(broken.version()).contains(version);
    assertThat(engine.fileAsItIs("workflows/other.drl").state()).isEqualTo(State.GOOD);
    hello();
    assertThat(engine.tags()).containsExactlyInAnyOrder("good", "other");
  }

  @Test
  void the_error_says_file_line_and_hint() throws Exception {
    breakIt();

    assertThat(engine.problemsOf(FILE))
        .containsExactly(
            new RuleProblem(FILE, 9, "CustomEvent has no \"nmae\".", "Did you mean name?"));
  }

  @Test
  void every_problem_of_a_file_is_said_at_once() throws Exception {
    write(TAGGING.formatted("good").replace("name ==", "nmae ==").replace("addTag(", "addTga("));

    assertThat(engine.problemsOf(FILE))
        .extracting(RuleProblem::line, RuleProblem::hint)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(9, "Did you mean name?"),
            org.assertj.core.groups.Tuple.tuple(11, "Did you mean addTag?"));
  }

  @Test
  void the_last_good_version_is_in_force_again_after_a_restart_with_the_broken_file()
      throws Exception {
    breakIt();
    engine.restart();

    RuleFileStatus broken = engine.fileAsItIs(FILE);
    assertThat(broken.state()).isEqualTo(State.BROKEN_OLDER_IN_FORCE);
    assertThat(broken.problems()).extracting(RuleProblem::line).containsExactly(9);
    hello();
    assertThat(engine.tags()).containsExactlyInAnyOrder("good", "other");
  }

  @Test
  void a_file_that_never_worked_breaks_nothing_else() throws Exception {
    Rules.workflow(rules(), "never", "always", "rule \"Half a");
    engine.restart();

    assertThat(engine.fileAsItIs("workflows/never.drl").state())
        .isEqualTo(State.BROKEN_NOTHING_IN_FORCE);
    hello();
    assertThat(engine.tags()).containsExactlyInAnyOrder("good", "other");
  }

  @Test
  void a_repaired_file_is_in_force_at_once() throws Exception {
    breakIt();
    assertThat(engine.problemsOf(FILE)).isNotEmpty();
    write(TAGGING.formatted("repaired"));

    assertThat(engine.fileAsItIs(FILE).state()).isEqualTo(State.GOOD);
    hello();
    assertThat(engine.tags()).containsExactlyInAnyOrder("repaired", "other");
  }

  private void breakIt() throws IOException {
    write(TAGGING.formatted("broken").replace("name ==", "nmae =="));
  }

  private void write(String rules) throws IOException {
    Files.writeString(rules().resolve(FILE), Rules.text("journey", "always", rules));
  }

  private void hello() {
    engine.decide(engine.reported(new CustomEvent("hello", Map.of())));
  }

  private Path rules() {
    return folder.resolve("rules");
  }
}
