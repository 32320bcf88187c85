package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.model.action.Actions.addTag;
import static org.triggerlinks.model.action.Actions.removeTag;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.triggerlinks.model.action.Action;
import org.triggerlinks.model.fact.TagAdded;

/** What a run of a file gives back, whatever its rules do. */
class RuleRunnerTest {

  private static final TagAdded FACT = new TagAdded("vip");

  @Test
  void decisions_come_in_the_order_of_insertion_with_their_rule_and_ordinal() {
    Outcome outcome =
        run(
            """
            rule "Tag"
            when
                TagAdded( $tag : tag )
            then
                insert( addTag( "c" ) );
                insert( addTag( "a" ) );
                insert( removeTag( $tag ) );
            end
            """);

    assertThat(outcome.error()).isEmpty();
    assertThat(outcome.decisions(Action.class))
        .containsExactly(
            new Inserted<>(addTag("c"), "Tag", 1),
            new Inserted<>(addTag("a"), "Tag", 2),
            new Inserted<>(removeTag("vip"), "Tag", 3));
    assertThat(outcome.fired()).containsExactly(new Fired("Tag", List.of(FACT)));
    assertThat(outcome.file()).isEqualTo("workflows/scratch.drl");
    assertThat(outcome.version()).hasSize(64);
  }

  @Test
  void a_rule_that_feeds_itself_is_cut_off_with_an_error() {
    Outcome outcome =
        run(
            """
            rule "Echo"
            when
                TagAdded( $tag : tag )
            then
                insert( addTag( $tag ) );
                insert( new TagAdded( $tag + "x" ) );
            end
            """);

    assertThat(outcome.decisions()).isEmpty();
    RuleError error = outcome.error().orElseThrow();
    assertThat(error.rule()).contains("Echo");
    assertThat(error.message())
        .startsWith("workflows/scratch.drl fired more than 1000 rules for one fact: it loops;");
    assertThat(outcome.fired()).hasSize(10);
  }

  @Test
  void a_rule_that_throws_is_named_with_its_file_and_cause_and_nothing_is_decided() {
    Outcome outcome =
        run(
            """
            rule "Fine"
            when
                TagAdded()
            then
                insert( addTag( "a" ) );
            end
            rule "Breaks"
            when
                TagAdded( $tag : tag )
            then
                insert( addTag( $tag.substring( 99 ) ) );
            end
            """);

    assertThat(outcome.decisions()).isEmpty();
    assertThat(outcome.error().orElseThrow().rule()).contains("Breaks");
    assertThat(outcome.error().orElseThrow().message())
        .contains("\"Breaks\"", "workflows/scratch.drl", "StringIndexOutOfBoundsException");
  }

  @Test
  void a_condition_that_throws_is_an_error_too() {
    Outcome outcome =
        run(
            """
            rule "Breaks"
            when
                TagAdded( tag.substring( 99 ) == "x" )
            then
                insert( addTag( "a" ) );
            end
            """);

    assertThat(outcome.decisions()).isEmpty();
    assertThat(outcome.error().orElseThrow().message())
        .contains("workflows/scratch.drl", "begin 99");
  }

  @Test
  void the_verb_that_forbids_a_wait_without_end_says_so() {
    Outcome outcome =
        run(
            """
            rule "Waits"
            when
                TagAdded()
            then
                insert( enter() );
                insert( waitFor( "pause", noTimeout() ) );
            end
            """);

    assertThat(outcome.error().orElseThrow().message()).contains("needs a time such as days(2)");
  }

  @Test
  void what_a_verb_refuses_is_told_in_its_sentence_alone() {
    assertThat(message("insert( waitFor( \"pause\", days( 1 - 2 ) ) );"))
        .isEqualTo(
            "The rule \"Waits\" of workflows/scratch.drl failed: A wait needs a time longer than"
                + " nothing, not -1 days. Nothing it decided for this fact was carried out.");
    assertThat(message("insert( addTag( null ) );"))
        .contains("failed: A rule gave null for a tag. Nothing it decided");
  }

  @Test
  void what_java_refuses_is_told_with_its_kind_and_one_full_stop() {
    assertThat(message("insert( addTag( \"abc\".substring( 99 ) ) );"))
        .endsWith(
            "failed: StringIndexOutOfBoundsException: begin 99, end 3, length 3. Nothing it decided"
                + " for this fact was carried out.");
    assertThat(message("insert( addTag( \"\" + Integer.parseInt( \"x.\" ) ) );"))
        .contains("failed: NumberFormatException: For input string: \"x.\". Nothing");
    assertThat(message("java.util.List.of( \"a\" ).add( \"b\" );"))
        .contains("failed: UnsupportedOperationException. Nothing");
  }

  @Test
  void a_rule_that_goes_too_deep_fails_alone() {
    String deep = "insert( addTag( \"\" + \"vip\".repeat( 100_000 ).matches( \"(v|i|p)*\" ) ) );";

    assertThat(message(deep))
        .startsWith("The rule \"Waits\" of workflows/scratch.drl failed: StackOverflowError.");
  }

  private static String message(String consequence) {
    return run("rule \"Waits\" when TagAdded() then insert( enter() ); " + consequence + " end\n")
        .error()
        .orElseThrow()
        .message();
  }

  private static Outcome run(String rules) {
    RuleFile file = Scratch.workflow(Scratch.IMPORTS + rules).file();
    return RuleRunner.run(file, List.of(FACT, Scratch.contact()));
  }
}
