package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What an analyst is told about a file that does not compile: each problem, its line, a hint. */
class DiagnosisTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");

  @Test
  void a_good_file_has_no_problems() {
    assertThat(Scratch.problems(GOOD)).isEmpty();
  }

  @Test
  void a_misspelled_fact_is_named_with_its_line_and_the_nearest_fact() {
    assertThat(Scratch.problems(GOOD.replace("LinkClicked", "LinkCliked")))
        .containsExactly(
            "workflows/scratch.drl:6: There is no fact called LinkCliked. Did you mean LinkClicked?");
  }

  @Test
  void a_misspelled_field_is_named_with_its_line_and_the_nearest_field() {
    assertThat(Scratch.problems(GOOD.replace("link ==", "lnik ==")))
        .containsExactly(
            "workflows/scratch.drl:6: LinkClicked has no \"lnik\". Did you mean link?");
  }

  @Test
  void a_misspelled_condition_of_a_fact_is_named_with_its_line() {
    assertThat(Scratch.problems(GOOD.replace("LinkClicked( ", "LinkClicked( humn, ")))
        .containsExactly(
            "workflows/scratch.drl:6: LinkClicked has no \"humn\". Did you mean human?");
  }

  @Test
  void a_misspelled_verb_is_named_with_its_own_line_and_the_nearest_verb() {
    assertThat(Scratch.problems(GOOD.replace("insert(", "insert( sendSmss( \"Hi\" ) );\ninsert(")))
        .containsExactly(
            "workflows/scratch.drl:8: There is no verb called sendSmss. Did you mean sendSms?");
  }

  @Test
  void a_verb_with_the_wrong_arguments_is_shown_the_way_to_write_it() {
    assertThat(Scratch.problems(GOOD.replace("addTag( \"spring\" )", "addTag( 3 )")))
        .containsExactly(
            "workflows/scratch.drl:8: addTag cannot be written with (int). Write it as addTag(tag).");
  }

  @Test
  void a_wait_without_a_time_cannot_be_written() {
    String text = GOOD.replace("addTag(", "enter() );\ninsert( waitForClick(");

    assertThat(Scratch.problems(text))
        .containsExactly(
            "workflows/scratch.drl:9: waitForClick cannot be written with (String). Write it as"
                + " waitForClick(link, timeout) or waitForClick(name, link, timeout).");
  }

  @Test
  void a_name_that_is_not_bound_is_pointed_at() {
    assertThat(Scratch.problems(GOOD.replace("\"spring\"", "$tag")))
        .containsExactly(
            "workflows/scratch.drl:8: $tag is not known here. Bind it in the conditions, as in"
                + " TagAdded( $tag : tag ).");
  }

  @Test
  void a_constant_without_its_type_is_shown_how_to_write_it() {
    assertThat(Scratch.problems(GOOD.replace("link ==", "evidence >= LIKELY_HUMAN, link ==")))
        .containsExactly(
            "workflows/scratch.drl:6: LinkClicked has no \"LIKELY_HUMAN\". A constant needs its"
                + " type, as in Evidence.LIKELY_HUMAN.");
  }

  @Test
  void missing_imports_are_told_apart_from_misspellings() {
    String noFacts = GOOD.replace("import org.triggerlinks.model.fact.*", "");
    String noVerbs = GOOD.replace("import function org.triggerlinks.model.action.Actions.*", "");

    assertThat(Scratch.problems(noFacts))
        .singleElement()
        .asString()
        .endsWith("Add the line: import org.triggerlinks.model.fact.*");
    assertThat(Scratch.problems(noVerbs))
        .singleElement()
        .asString()
        .endsWith("Add the line: import function org.triggerlinks.model.action.Actions.*");
  }

  @Test
  void a_missing_comma_quote_bracket_or_end_is_found() {
    assertThat(Scratch.problems(GOOD.replace("link ==", "human link ==")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:6: \"link\" is not expected here.");
    assertThat(Scratch.problems(GOOD.replace("\"spring\" )", "\"spring\"")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:8: ");
    assertThat(Scratch.problems(GOOD.replace("Sale\"", "Sale"))).isNotEmpty();
    assertThat(Scratch.problems(GOOD.replace("end\n", "\n")))
        .isNotEmpty()
        .allSatisfy(problem -> assertThat(problem).doesNotContain("null Package"));
  }

  @Test
  void all_problems_of_a_file_are_reported_at_once_in_the_order_of_their_lines() {
    String text =
        Scratch.IMPORTS
            + """
            rule "First"
            when
                LinkCliked( human )
            then
                insert( addTagg( "a" ) );
            end
            rule "Second"
            when
                TagAdded( tga == "x", $t : tag )
                Contact( field( "city" ) == "Ulm", hour > 3 )
            then
                insert( sendSms( 3 ) );
                insert( addTagg( $t ) );
            end
            """;

    assertThat(Scratch.compile(text).problems())
        .extracting(RuleProblem::line)
        .containsExactly(6, 8, 12, 13, 15, 16);
  }

  @Test
  void a_condition_the_compiler_chokes_on_is_a_problem_and_not_a_crash() {
    assertThat(Scratch.problems(GOOD.replace("LinkClicked(", "Now( hour > \"x\" ) LinkClicked(")))
        .isNotEmpty();
  }

  @Test
  void a_file_without_rules_is_a_problem_because_it_may_be_half_written() {
    assertThat(Scratch.problems(""))
        .containsExactly(
            "workflows/scratch.drl:1: The file has no rules. Write one, or remove the file.");
    assertThat(Scratch.problems(Scratch.IMPORTS)).hasSize(1);
  }
}
