package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same words are the same rules, whatever editor wrote them. */
class SourceTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");
  private static final String MARK = "\uFEFF";

  @Test
  void a_file_of_windows_is_read_with_and_without_its_last_line_ending() {
    String windows = GOOD.replace("\n", "\r\n");

    assertThat(Scratch.problems(windows)).isEmpty();
    assertThat(Scratch.problems(windows.stripTrailing())).isEmpty();
    assertThat(Scratch.problems(windows.stripTrailing() + "\r")).isEmpty();
    assertThat(Scratch.problems(GOOD.replace("\n", "\r"))).isEmpty();
  }

  @Test
  void a_byte_order_mark_is_no_word() {
    assertThat(Scratch.problems(MARK + GOOD)).isEmpty();
    assertThat(Scratch.problems(MARK))
        .singleElement()
        .asString()
        .contains("The file has no rules.");
  }

  @Test
  void a_problem_keeps_its_line_whatever_the_line_endings() {
    String broken = GOOD.replace("LinkClicked", "LinkCliked");

    assertThat(Scratch.problems(MARK + broken.replace("\n", "\r\n").stripTrailing()))
        .isEqualTo(Scratch.problems(broken))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:6: ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\uFEFFa\nb\n", "a\r\nb\r\n", "a\r\nb", "a\nb", "a\rb\r"})
  void the_version_is_that_of_the_words_and_not_of_the_line_endings(String text) {
    assertThat(source(text).version()).isEqualTo(source("a\nb\n").version());
    assertThat(source(text).lines()).containsExactly("a", "b");
  }

  private static Source source(String text) {
    return Source.of(RulePath.of(Path.of("workflows/scratch.drl")).orElseThrow(), text);
  }
}
