package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.model.fact.Evidence;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.LinkClicked;
import org.triggerlinks.model.fact.TagAdded;
import org.triggerlinks.model.fact.TagRemoved;
import org.triggerlinks.model.fact.WorkflowStarted;

/** Which workflows are asked about a fact. */
class TriggerIndexTest {

  private static final Fact SPRING = click("Spring Sale");
  private static final Fact AUTUMN = click("Autumn Sale");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LinkClicked( link == \"Spring Sale\" )",
        "$c : LinkClicked( human, link == \"Spring Sale\" )",
        "LinkClicked( $l : link == \"Spring Sale\" )",
        "LinkClicked( \"Spring Sale\" == link )",
        "LinkClicked( human && ( late && link == \"Spring Sale\" ) )",
        "( LinkClicked( link == \"Spring Sale\" ) or TagAdded( tag == \"x\" ) )",
        "exists LinkClicked( link == \"Spring Sale\" )",
        "org.triggerlinks.model.fact.LinkClicked( link == \"Spring Sale\" )"
      })
  void a_literal_in_the_trigger_asks_only_for_facts_with_it(String condition) {
    TriggerIndex index = index(workflow("a", condition));

    assertThat(names(index, "berlin", SPRING)).containsExactly("a");
    assertThat(names(index, "berlin", AUTUMN)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LinkClicked()",
        "LinkClicked( link == \"Spring Sale\" || human )",
        "LinkClicked( link in ( \"Spring Sale\", \"Winter Sale\" ) )",
        "LinkClicked( link matches \"Spring.*\" )",
        "LinkClicked( link != \"Spring Sale\" )",
        "LinkClicked( !( link == \"Spring Sale\" ) )",
        "LinkClicked( channel == \"sms\" )",
        "Contact( $n : firstName ) LinkClicked( link == $n )",
        "LinkClicked( link == \"Spring Sale\" ) LinkClicked( late )",
        "Fact()"
      })
  void without_a_plain_literal_every_fact_of_the_type_is_asked_about(String condition) {
    TriggerIndex index = index(workflow("a", condition));

    assertThat(names(index, "berlin", SPRING)).containsExactly("a");
    assertThat(names(index, "berlin", AUTUMN)).containsExactly("a");
  }

  @Test
  void a_fact_that_a_rule_does_not_want_is_no_trigger() {
    TriggerIndex index = index(workflow("a", "TagAdded()\nnot LinkClicked()"));

    assertThat(names(index, "berlin", SPRING)).isEmpty();
    assertThat(names(index, "berlin", new TagAdded("x"))).containsExactly("a");
    assertThat(names(index, "berlin", new TagRemoved("x"))).isEmpty();
  }

  @Test
  void a_file_of_a_location_is_for_that_location_only() {
    TriggerIndex index =
        index(workflow("shared", "LinkClicked()"), workflow("berlin/own", "LinkClicked()"));

    assertThat(names(index, "berlin", SPRING)).containsExactly("own", "shared");
    assertThat(names(index, "paris", SPRING)).containsExactly("shared");
  }

  @Test
  void a_locations_file_stands_in_for_the_shared_one_of_its_name() {
    TriggerIndex index =
        index(workflow("welcome", "LinkClicked()"), workflow("berlin/welcome", "TagAdded()"));

    assertThat(names(index, "berlin", SPRING)).isEmpty();
    assertThat(names(index, "berlin", new TagAdded("x"))).containsExactly("welcome");
    assertThat(names(index, "paris", SPRING)).containsExactly("welcome");
    assertThat(index.workflow("berlin", "welcome").orElseThrow().location()).contains("berlin");
    assertThat(index.workflow("paris", "welcome").orElseThrow().location()).isEmpty();
    assertThat(index.workflows("berlin")).hasSize(1);
    assertThat(index.workflow("paris", "unknown")).isEmpty();
  }

  @Test
  void a_started_workflow_hears_of_its_own_start_only() {
    TriggerIndex index =
        index(workflow("a", "WorkflowStarted()"), workflow("b", "WorkflowStarted()"));

    assertThat(names(index, "berlin", new WorkflowStarted("a", "api"))).containsExactly("a");
  }

  @Test
  void triggers_can_be_read_from_the_workflow() {
    assertThat(workflow("a", "LinkClicked( link == \"Spring Sale\" )\nNow()").triggers())
        .containsExactly(new Trigger(LinkClicked.class, Optional.of("Spring Sale")));
  }

  private static TriggerIndex index(Workflow... workflows) {
    return new TriggerIndex(Arrays.asList(workflows));
  }

  private static Workflow workflow(String path, String condition) {
    String text =
        Scratch.IMPORTS
            + "rule \"Tag\"\nwhen\n%s\nthen\ninsert( addTag( \"t\" ) );\nend\n"
                .formatted(condition);
    RulePath rulePath = RulePath.of(Path.of("workflows/" + path + ".drl")).orElseThrow();
    RuleFileCompiler.Compiled compiled = RuleFileCompiler.compile(Source.of(rulePath, text));
    assertThat(compiled.problems()).isEmpty();
    return compiled.workflow().orElseThrow();
  }

  private static List<String> names(TriggerIndex index, String location, Fact fact) {
    return index.interestedIn(location, fact).stream().map(Workflow::name).toList();
  }

  private static LinkClicked click(String link) {
    return LinkClicked.of(link, "sms", Evidence.LIKELY_HUMAN, "https://a.example", Instant.EPOCH);
  }
}
