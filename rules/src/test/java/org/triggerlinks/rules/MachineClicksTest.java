package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No workflow hears of a machine's click, so a rule that asks for one would never fire. */
class MachineClicksTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "machine",
        "machine == true",
        "link == \"x\" && machine",
        "link == \"x\", ( machine )",
        "$e : evidence == Evidence.MACHINE",
        "Evidence.MACHINE == evidence",
        "evidence <= Evidence.MACHINE",
        "evidence < Evidence.SUSPECT"
      })
  void a_rule_that_asks_for_a_machine_s_click_is_a_problem(String condition) {
    assertThat(problems("LinkClicked( " + condition + " )"))
        .containsExactly(
            "workflows/scratch.drl:6: No workflow hears of a machine's click, so this rule would"
                + " never fire. Ask for human, or for Evidence.SUSPECT; the timeline shows what"
                + " machines clicked.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LinkClicked( !machine )",
        "LinkClicked( !human )",
        "LinkClicked( machine || human )",
        "LinkClicked( machine == false )",
        "LinkClicked( evidence != Evidence.MACHINE )",
        "LinkClicked( evidence <= Evidence.SUSPECT )",
        "LinkClicked( link == \"machine\" )",
        "LinkClicked( $m : machine )",
        "TagAdded() not LinkClicked( machine )"
      })
  void a_rule_that_can_fire_is_none(String condition) {
    assertThat(problems(condition)).isEmpty();
  }

  @Test
  void evidence_files_are_not_meant() {
    String text =
        """
        package evidence
        import org.triggerlinks.model.fact.*
        import function org.triggerlinks.model.action.Actions.*
        rule "r"
        when
            ClickRequest( method == "HEAD" )
        then
            insert( machine( "x" ) );
        end
        """;
    RulePath path = RulePath.of(Path.of("evidence/x.drl")).orElseThrow();

    assertThat(RuleFileCompiler.compile(Source.of(path, text)).problems()).isEmpty();
  }

  private static List<String> problems(String condition) {
    return Scratch.problems(
        Scratch.tagsClickers("A", "a").replace("LinkClicked( link == \"A\" )", condition));
  }
}
