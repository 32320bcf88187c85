package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a field cannot be compared with, in the words of the rules and at its line. */
class ComparisonsTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");

  @Test
  void a_day_compared_with_a_text_is_shown_its_constant_and_import() {
    assertThat(problems("Now( hour > 3,", "day == \"Monday\" )"))
        .containsExactly(
            "workflows/scratch.drl:8: \"Monday\" is a text, and day is none. Write"
                + " DayOfWeek.MONDAY, and add the line: import java.time.DayOfWeek");
    assertThat(
            Scratch.problems(
                GOOD.replace("then", "Now( day == \"MONDAY\" )\nthen")
                    .replace("import org", "import java.time.DayOfWeek\nimport org")))
        .containsExactly(
            "workflows/scratch.drl:8: \"MONDAY\" is a text, and day is none. Write"
                + " DayOfWeek.MONDAY.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "evidence == \"CONFIRMED\"",
        "\"CONFIRMED\" != evidence",
        "$e : evidence, evidence in ( Evidence.SUSPECT, \"CONFIRMED\" )",
        "human || evidence >= \"CONFIRMED\""
      })
  void evidence_compared_with_a_text_is_shown_its_constant(String condition) {
    assertThat(problems("LinkClicked(", condition + " )"))
        .containsExactly(
            "workflows/scratch.drl:8: \"CONFIRMED\" is a text, and evidence is none. Write"
                + " Evidence.CONFIRMED.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "AppointmentBooked( startsAt in ( java.time.Instant.parse( \"2026-01-31T09:00:00Z\" ) ) )",
        "Now( day in ( java.time.DayOfWeek.valueOf( \"MONDAY\" ) ) )",
        "Now( \"MONDAY\" == day.name() )",
        "Now( \"09:00\" < time.toString() )"
      })
  void a_text_within_a_call_or_beside_one_is_compared_with_nothing(String condition) {
    assertThat(Scratch.problems(GOOD.replace("then", condition + "\nthen"))).isEmpty();
  }

  @Test
  void a_text_that_is_no_constant_is_shown_all_there_are() {
    assertThat(problems("LinkClicked(", "evidence == \"sure\" )"))
        .containsExactly(
            "workflows/scratch.drl:8: \"sure\" is a text, and evidence is none. Write one of"
                + " Evidence.MACHINE, Evidence.SUSPECT, Evidence.LIKELY_HUMAN, Evidence.CONFIRMED.");
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "DayOfWeek|Now( day == DayOfWeek.MONDAY )",
        "LocalTime|Now( time > LocalTime.of( 9, 0 ) )"
      },
      delimiter = '|')
  void a_constant_of_java_time_without_its_import_is_shown_the_import(
      String type, String condition) {
    assertThat(problems("", condition))
        .containsExactly(
            "workflows/scratch.drl:8: %s is not known here. Add the line: import java.time.%s"
                .formatted(type, type));
  }

  @Test
  void a_type_of_java_time_in_a_consequence_is_shown_its_import_too() {
    assertThat(
            Scratch.problems(GOOD.replace("\"spring\"", "\"spring\" + LocalDate.of( 2026, 1, 1 )")))
        .containsExactly(
            "workflows/scratch.drl:8: LocalDate is not known here. Add the line: import"
                + " java.time.LocalDate");
  }

  @ParameterizedTest
  @ValueSource(strings = {"tag matches", "tag not matches", "$t : tag, tag != null, tag matches"})
  void a_wrong_regular_expression_is_told_with_its_reason(String before) {
    assertThat(problems("TagAdded(", before + " \"inter[\" )"))
        .containsExactly(
            "workflows/scratch.drl:8: \"inter[\" is no regular expression: Unclosed character class"
                + " near character 6. A sign such as [ ( * + ? that is meant as it stands is"
                + " written with two backslashes before it.");
    assertThat(problems("TagAdded(", before + " \"inter\\\\[.*\" )")).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      value = {
        "tagged( 5 )|tagged cannot be written with (5).",
        "!tagged( 5 )|tagged cannot be written with (5).",
        "tagged == 'vip'|tagged needs a value in brackets.",
        "tagged()|tagged needs a value in brackets."
      },
      delimiter = '|',
      quoteCharacter = '^')
  void a_question_with_the_wrong_value_is_shown_what_the_value_must_be(
      String condition, String message) {
    assertThat(problems("Contact(", condition + " )"))
        .containsExactly(
            "workflows/scratch.drl:8: "
                + message
                + " Write it as tagged(tag), where tag is a text in quotes.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"yes\"", "1"})
  void what_is_true_or_false_is_compared_with_nothing(String value) {
    assertThat(problems("LinkClicked(", "human == " + value + " )"))
        .containsExactly(
            "workflows/scratch.drl:8: human is true or false, and not "
                + value
                + ". Write human, or !human.");
  }

  @Test
  void a_number_and_a_time_are_compared_with_no_words() {
    assertThat(problems("Now(", "hour >= \"nine\" )"))
        .containsExactly(
            "workflows/scratch.drl:8: hour is a number, and not \"nine\". Write it in digits,"
                + " without quotes.");
    assertThat(problems("Now(", "time > \"09:00\" )"))
        .containsExactly(
            "workflows/scratch.drl:8: \"09:00\" is a text, and time is none. Write it as"
                + " LocalTime.of( 9, 0 ), and add the line: import java.time.LocalTime");
  }

  @Test
  void what_can_be_compared_is_no_problem() {
    assertThat(
            problems(
                "LinkClicked( human == true, broken == \"false\", evidence >= Evidence.SUSPECT,",
                "late )"))
        .isEmpty();
    assertThat(problems("Now( hour >= 9, hour < \"17\",", "weekend == false )")).isEmpty();
    assertThat(problems("CustomEvent(", "data[\"day\"] == \"x\", name != \"human == \" )"))
        .isEmpty();
  }

  @Test
  void two_rules_of_one_name_are_told_once() {
    assertThat(Scratch.problems(GOOD + GOOD.replace(Scratch.IMPORTS, "")))
        .containsExactly(
            "workflows/scratch.drl:10: The name \"Tag who clicks\" is taken by the rule in line 4."
                + " Give each rule a name of its own.");
  }

  @Test
  void every_other_problem_of_the_file_is_said_as_well() {
    assertThat(
            Scratch.compile(
                    GOOD.replace("link ==", "human == \"yes\", link ==")
                        .replace("addTag(", "addTagg("))
                .problems())
        .extracting(RuleProblem::line)
        .containsExactly(6, 8);
  }

  /** Problems of a file with this condition in its lines 7 and 8. */
  private static List<String> problems(String line7, String line8) {
    return Scratch.problems(GOOD.replace("then", line7 + "\n" + line8 + "\nthen"));
  }
}
