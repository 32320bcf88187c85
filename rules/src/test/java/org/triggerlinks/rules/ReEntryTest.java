package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.TagAdded;

/** The header of a workflow file, and who may enter because of it. */
class ReEntryTest {

  private static final Instant START = Instant.parse("2026-03-01T12:00:00Z");
  private static final Instant LEFT = START.plus(Duration.ofDays(1));

  @Test
  void without_a_header_a_contact_may_enter_again_after_leaving() {
    assertThat(policy("")).isEqualTo(new ReEntry.OnlyAfterLeaving());
  }

  @Test
  void each_policy_is_read_from_the_header() {
    assertThat(policy("// re-entry: never again")).isEqualTo(new ReEntry.NeverAgain());
    assertThat(policy("// re-entry: only after leaving")).isEqualTo(new ReEntry.OnlyAfterLeaving());
    assertThat(policy("// re-entry: always")).isEqualTo(new ReEntry.Always());
    assertThat(policy("// re-entry: after a cool-down of 30 days"))
        .isEqualTo(new ReEntry.CoolDown(Duration.ofDays(30), "after a cool-down of 30 days"));
    assertThat(policy("/*\n * re-entry: after a cool-down of 1 hour\n */"))
        .isEqualTo(new ReEntry.CoolDown(Duration.ofHours(1), "after a cool-down of 1 hour"));
    assertThat(policy("// re-entry: once per channel")).isEqualTo(new ReEntry.OncePer("channel"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "never again",
        "only after leaving",
        "after a cool-down of 24 hours",
        "after a cool-down of 1 day",
        "after a cool-down of 90 minutes",
        "always",
        "once per channel"
      })
  void a_policy_is_told_as_the_header_says_it(String words) {
    assertThat(policy("// re-entry: " + words).words()).isEqualTo(words);
  }

  @ParameterizedTest
  @ValueSource(strings = {"// re-entry: always", "/* Re-Entry: nonsense */", " * reentry: always"})
  void a_header_below_the_first_rule_is_a_problem_with_its_line(String comment) {
    String lines = comment.startsWith(" *") ? "/*\n" + comment + "\n*/" : "\n" + comment;
    String text = Scratch.tagsClickers("A", "a").replace("when", lines + "\nwhen");

    assertThat(Scratch.problems(text))
        .containsExactly(
            "workflows/scratch.drl:6: The header says re-entry above the first rule, and not below"
                + " it. Move the line above line 4.");
  }

  @Test
  void other_comments_below_the_first_rule_are_no_header() {
    String text =
        Scratch.tagsClickers("A", "a")
            .replace("when", "// The header's re-entry: see above. // note: always\nwhen");

    assertThat(Scratch.problems(text)).isEmpty();
  }

  @Test
  void an_unknown_policy_is_a_problem_with_line_and_hint() {
    assertThat(headerProblems("// re-entry: nevr again"))
        .containsExactly(
            "workflows/scratch.drl:1: \"nevr again\" is no re-entry policy. Did you mean \"never"
                + " again\"?");
    assertThat(headerProblems("// re-entry: after a cool-down of some days"))
        .singleElement()
        .asString()
        .contains("after a cool-down of 30 days");
    assertThat(headerProblems("// re-entry: sometimes"))
        .singleElement()
        .asString()
        .contains("It can be one of: never again | only after leaving");
  }

  @Test
  void a_misspelled_key_is_a_problem_and_other_comments_are_not() {
    assertThat(headerProblems("// reentry: always"))
        .containsExactly(
            "workflows/scratch.drl:1: The header has no setting \"reentry\". Did you mean"
                + " re-entry?");
    assertThat(headerProblems("// Re-Entry: always")).hasSize(1);
    assertThat(headerProblems("// re-enty: always")).hasSize(1);
    assertThat(headerProblems("// Owner: Ann\n// see: https://example.com")).isEmpty();
  }

  @Test
  void a_header_that_speaks_twice_is_a_problem() {
    assertThat(headerProblems("// re-entry: always\n// re-entry: never again"))
        .containsExactly("workflows/scratch.drl:2: The header says re-entry twice. Keep one.");
  }

  @Test
  void a_key_that_no_trigger_of_the_file_has_is_a_problem() {
    assertThat(headerProblems("// re-entry: once per chanel"))
        .containsExactly(
            "workflows/scratch.drl:1: No fact that triggers this workflow has a \"chanel\". Did you"
                + " mean channel?");
  }

  @Test
  void never_again_lets_a_contact_in_once() {
    ReEntry policy = new ReEntry.NeverAgain();

    assertThat(policy.canEnter(false, 0, null, null, START)).isTrue();
    assertThat(policy.canEnter(false, 1, START, LEFT, LEFT)).isFalse();
  }

  @Test
  void only_after_leaving_keeps_out_who_is_in() {
    ReEntry policy = new ReEntry.OnlyAfterLeaving();

    assertThat(policy.canEnter(true, 1, START, null, LEFT)).isFalse();
    assertThat(policy.canEnter(false, 1, START, LEFT, LEFT)).isTrue();
  }

  @Test
  void a_cool_down_counts_from_leaving_to_the_second() {
    ReEntry policy = new ReEntry.CoolDown(Duration.ofDays(30), "after a cool-down of 30 days");
    Instant over = LEFT.plus(Duration.ofDays(30));

    assertThat(policy.canEnter(false, 0, null, null, START)).isTrue();
    assertThat(policy.canEnter(false, 1, START, LEFT, over.minusSeconds(1))).isFalse();
    assertThat(policy.canEnter(false, 1, START, LEFT, over)).isTrue();
    assertThat(policy.canEnter(true, 2, START, LEFT, over)).isFalse();
  }

  @Test
  void always_lets_in_even_who_is_in() {
    assertThat(new ReEntry.Always().canEnter(true, 3, START, null, LEFT)).isTrue();
  }

  @Test
  void once_per_takes_its_key_from_the_fact() {
    ReEntry policy = new ReEntry.OncePer("appointmentId");

    assertThat(policy.keyOf(new AppointmentBooked("42", "Dentist", START))).contains("42");
    assertThat(policy.keyOf(new CustomEvent("visit", Map.of("appointmentId", 43)))).contains("43");
    assertThat(policy.keyOf(new TagAdded("vip"))).isEmpty();
    assertThat(policy.canEnter(false, 0, null, null, START)).isTrue();
    assertThat(policy.canEnter(false, 1, START, LEFT, LEFT)).isFalse();
    assertThat(new ReEntry.Always().keyOf(new TagAdded("vip"))).contains("");
  }

  private static ReEntry policy(String header) {
    return Scratch.workflow(header + "\n" + Scratch.tagsClickers("A", "a")).reEntry();
  }

  private static List<String> headerProblems(String header) {
    return Scratch.problems(header + "\n" + Scratch.tagsClickers("A", "a"));
  }
}
