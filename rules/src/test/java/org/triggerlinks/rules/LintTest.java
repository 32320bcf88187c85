package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What compiles but must not be in a rule file. */
class LintTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert( addTag( \"\" + java.time.Instant.now() ) );",
        "insert( addTag( \"\" + LocalDate . now( java.time.ZoneOffset.UTC ) ) );",
        "insert( addTag( \"\" + java.time.Clock.systemUTC().millis() ) );",
        "insert( addTag( \"\" + Objects.requireNonNullElseGet( null, Instant::now ) ) );",
        "insert( addTag( \"\" + Objects.requireNonNullElseGet( null, Instant :: now ) ) );",
        "insert( addTag( \"\" + now() ) );",
        "insert( addTag( \"\" + java.time.chrono.IsoChronology.INSTANCE.dateNow() ) );"
      })
  void the_computer_s_clock_is_not_for_rules(String reads) {
    assertThat(Scratch.problems("// Scratch\n\n" + GOOD.replace("insert(", reads + "\ninsert(")))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("workflows/scratch.drl:%d: ".formatted(lineOf(GOOD, "insert(") + 2))
                    .contains("reads the computer's clock", "Now( $now : at )"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"import function java.time.Instant.now", "import static java.time.LocalDate.now;"})
  void the_computer_s_clock_is_not_imported_either(String line) {
    assertThat(Scratch.problems(GOOD.replace("import function", line + "\nimport function")))
        .anySatisfy(
            problem ->
                assertThat(problem)
                    .startsWith("workflows/scratch.drl:3: ")
                    .contains("reads the computer's clock"));
  }

  @Test
  void the_computer_s_time_zone_is_not_for_rules() {
    String reads = "insert( addTag( \"\" + java.time.ZoneId.systemDefault() ) );\ninsert(";

    assertThat(Scratch.problems(GOOD.replace("insert(", reads)))
        .containsExactly(
            "workflows/scratch.drl:8: systemDefault is the computer's time zone. Another computer"
                + " may have another one. The fact Now is in the contact's; write ZoneId.of("
                + " \"Europe/Berlin\" ) for a fixed one.");
  }

  @Test
  void the_fact_now_is_for_rules_whatever_it_is_bound_to() {
    String bound =
        GOOD.replace("then", "Now( now : at, $now : at, at.isAfter( now ) )\nthen")
            .replace("insert(", "insert( addTag( \"\" + now.minusDays( 2 ) + $now ) );\ninsert(");

    assertThat(Scratch.problems(bound)).isEmpty();
  }

  private static int lineOf(String text, String words) {
    return 1 + (int) text.substring(0, text.indexOf(words)).chars().filter(c -> c == '\n').count();
  }

  @Test
  void a_wait_in_a_workflow_that_nobody_enters_is_a_problem() {
    String waits = GOOD.replace("addTag( \"spring\" )", "waitFor( \"pause\", days(2) )");

    assertThat(Scratch.problems(waits))
        .containsExactly(
            "workflows/scratch.drl:8: waitFor needs a contact who has entered the workflow. Insert"
                + " enter() in the rule that starts it.");
    assertThat(Scratch.problems(waits.replace("insert(", "insert( enter() );\ninsert("))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "salience 10",
        "agenda-group \"a\"",
        "timer ( int: 3s )",
        "duration 5",
        "auto-focus true",
        "date-effective \"01-Jan-2027\""
      })
  void attributes_that_order_or_time_rules_are_problems(String attribute) {
    assertThat(Scratch.problems(GOOD.replace("when", attribute + "\nwhen")))
        .singleElement()
        .asString()
        .startsWith(
            "workflows/scratch.drl:5: Rules have no "
                + attribute.replaceFirst(" .*", "")
                + " here.");
  }

  @Test
  void no_loop_is_allowed() {
    assertThat(Scratch.problems(GOOD.replace("when", "no-loop\nwhen"))).isEmpty();
  }

  @Test
  void eval_is_a_problem_in_a_condition_of_its_own_and_in_a_pattern() {
    assertThat(Scratch.problems(GOOD.replace("then", "eval( 1 == 1 )\nthen")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:7: eval hides a condition");
    assertThat(Scratch.problems(GOOD.replace("LinkClicked(", "LinkClicked( eval( 1 == 1 ),")))
        .anyMatch(problem -> problem.contains(":6: eval hides a condition"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "System.out.println( \"x\" );",
        "System.currentTimeMillis();",
        "Thread.sleep( 5 );",
        "new java.io.PrintWriter( \"x\" ).println( 3 );",
        "Runtime.getRuntime();",
        "java.nio.file.Files.deleteIfExists( null );",
        "java . util . Locale.setDefault( null );",
        "new Thread( \"x\" ).start();",
        "\"\".getClass();",
        "String.class.getName();",
        "drools.halt(); new java.net.URL( \"http://x\" );"
      })
  void other_java_in_a_consequence_is_a_problem(String effect) {
    assertThat(Scratch.problems(GOOD.replace("insert(", effect + "\ninsert(")))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("workflows/scratch.drl:8: "))
        .anyMatch(problem -> problem.contains("not for rules") || problem.contains("make a new"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "link == \"x\", new java.io.File( \"/tmp/x\" ).exists()",
        "at.isAfter( java.nio.file.Files.getLastModifiedTime( null ).toInstant() )",
        "link == System.getenv( \"HOME\" )"
      })
  void other_java_in_a_condition_is_a_problem(String condition) {
    assertThat(Scratch.problems(GOOD.replace("link == \"Spring Sale\"", condition)))
        .isNotEmpty()
        .allMatch(problem -> problem.startsWith("workflows/scratch.drl:6: "))
        .anyMatch(problem -> problem.contains("not for rules"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "insert( setField( \"day\", java.time.DayOfWeek.MONDAY ) );",
        "insert( callWebhook( \"https://example.com\", java.util.Map.of( \"a\", 1 ) ) );",
        "insert( setField( \"n\", Math.max( 1, 2 ) + Integer.parseInt( \"3\" ) ) );",
        "insert( sendSms( \"Go. New java.io.File? System.exit is for geeks.\" ) ); // System.out"
      })
  void values_dates_and_texts_that_only_look_like_java_are_none(String fine) {
    assertThat(Scratch.problems(GOOD.replace("insert(", fine + "\ninsert("))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{{link.Spring Sale", "{{link.Spring Sale}", "{{ a {{link.Spring Sale}}", "{{"})
  void a_name_in_a_text_that_is_not_closed_is_a_problem(String text) {
    assertThat(
            Scratch.problems(GOOD.replace("addTag( \"spring\" )", "sendSms( \"" + text + "\" )")))
        .containsExactly(
            "workflows/scratch.drl:8: A name in a text is not closed. Write it as {{link.Spring"
                + " Sale}}, on one line.");
  }

  @Test
  void a_name_in_a_text_that_a_function_or_a_format_puts_together_is_a_problem() {
    String function =
        "function String link( String name ) { return \"{{link.\" + name + \"}}\"; }\n\nrule";
    assertThat(Scratch.problems(GOOD.replaceFirst("rule", function)))
        .singleElement()
        .asString()
        .contains("A name in a text is not closed.");
    assertThat(
            Scratch.problems(
                GOOD.replace(
                    "addTag( \"spring\" )", "sendSms( \"{{link.%s}}\".formatted( \"Sale\" ) )")))
        .singleElement()
        .asString()
        .contains("A name in a text is not written out.");
    assertThat(
            Scratch.problems(
                GOOD.replace("addTag( \"spring\" )", "sendSms( \"50% {{link.Sale | 10% off}}\" )")))
        .isEmpty();
  }

  @Test
  void a_verb_that_is_not_inserted_is_a_problem() {
    assertThat(
            Scratch.problems(
                GOOD.replace("insert( addTag( \"spring\" ) )", "addTag( \"spring\" )")))
        .containsExactly(
            "workflows/scratch.drl:8: addTag does nothing by itself. Write insert( addTag( ... ) );");
  }

  @Test
  void verbs_and_facts_of_another_folder_are_problems() {
    assertThat(
            Scratch.problems(
                GOOD.replace("then", "ProposedMessage()\nthen")
                    .replace("addTag( \"spring\" )", "machine( \"x\" )")))
        .containsExactly(
            "workflows/scratch.drl:7: Files in workflows/ are not given ProposedMessage."
                + " rules/README.md lists what each folder is given.",
            "workflows/scratch.drl:9: machine is for files in evidence/. rules/README.md lists the"
                + " verbs of each folder.");
  }

  @Test
  void a_query_is_a_problem_of_its_file_alone() {
    assertThat(Scratch.problems(GOOD + "\nquery \"x\"\n    Contact()\nend\n"))
        .singleElement()
        .asString()
        .contains("A file has rules only.");
  }

  @Test
  void a_very_long_text_is_read_to_its_end() {
    String text = "<p>Words, words.</p>".repeat(2000);

    assertThat(
            Scratch.problems(
                GOOD.replace("addTag( \"spring\" )", "sendHtmlEmail( \"Hi\", \"" + text + "\" )")))
        .isEmpty();
  }

  @Test
  void a_package_may_have_any_name_and_java_time_is_for_rules() {
    assertThat(
            Scratch.problems(
                GOOD.replace("package workflows.scratch", "package workflows.SpringSale")
                    .replace("import function", "import java.time.ZoneId;\nimport function")
                    .replace(
                        "insert(",
                        "insert( setField( \"zone\", ZoneId.of( \"UTC\" ) ) );\ninsert(")))
        .isEmpty();
  }

  @Test
  void two_rules_of_one_name_are_a_problem_with_both_lines() {
    assertThat(Scratch.problems(GOOD + GOOD.replace(Scratch.IMPORTS, "")))
        .contains(
            "workflows/scratch.drl:10: The name \"Tag who clicks\" is taken by the rule in line 4."
                + " Give each rule a name of its own.");
  }

  @Test
  void a_rule_without_a_name_is_a_problem() {
    assertThat(Scratch.problems(GOOD.replace("\"Tag who clicks\"", "\" \"")))
        .containsExactly(
            "workflows/scratch.drl:4: A rule has no name. Give it a sentence as its name.");
  }

  @Test
  void a_workflow_that_nothing_can_trigger_is_a_problem() {
    assertThat(Scratch.problems(GOOD.replace("LinkClicked( link == \"Spring Sale\" )", "Now()")))
        .singleElement()
        .asString()
        .contains("No rule of this workflow names a fact that can trigger it.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "import org.triggerlinks.model.action.Action",
        "import org.triggerlinks.model.action.*",
        "import org.triggerlinks.model.action.Timeout;"
      })
  void what_is_behind_the_verbs_is_not_for_rules(String line) {
    assertThat(Scratch.problems(GOOD.replace("import function", line + "\nimport function")))
        .containsExactly(
            "workflows/scratch.drl:3: A rule file uses verbs, not what is behind them. Insert a verb"
                + " such as waitForClick( \"Spring Sale\", days(2) ).");
  }

  @Test
  void a_package_of_any_name_does_not_lead_behind_the_verbs() {
    assertThat(
            Scratch.problems(
                GOOD.replace("package workflows.scratch", "package org.triggerlinks.model.action")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:1: A rule file uses verbs");
  }
}
