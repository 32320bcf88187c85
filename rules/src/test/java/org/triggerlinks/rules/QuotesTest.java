package org.triggerlinks.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Word processors and mail programs bend quotes. */
class QuotesTest {

  private static final String GOOD = Scratch.tagsClickers("Spring Sale", "spring");
  private static final String STRAIGHT = " Write straight quotes, as in \"Spring Sale\".";

  @ParameterizedTest
  @ValueSource(strings = {"“Sale”", "‘Sale’", "„Sale“", "‚Sale‘", "«Sale»", "“Sale\"", "’Sale’"})
  void a_bent_quote_is_named_with_its_line_and_said_to_be_straight(String text) {
    assertThat(Scratch.problems(GOOD.replace("\"Spring Sale\"", text)))
        .containsExactly(
            "workflows/scratch.drl:6: The quote "
                + text.charAt(0)
                + " is not one that rules know."
                + STRAIGHT);
  }

  @Test
  void a_bent_quote_at_the_end_alone_is_named_too() {
    assertThat(Scratch.problems(GOOD.replace("\"spring\"", "\"spring”")))
        .containsExactly(
            "workflows/scratch.drl:8: The quote ” is not one that rules know." + STRAIGHT);
  }

  @Test
  void what_else_is_wrong_with_the_file_is_said_as_well() {
    assertThat(
            Scratch.problems(
                GOOD.replace("\"Spring Sale\"", "“Spring Sale”").replace("addTag", "addTagg")))
        .containsExactly(
            "workflows/scratch.drl:6: The quote “ is not one that rules know." + STRAIGHT,
            "workflows/scratch.drl:8: There is no verb called addTagg. Did you mean addTag?");
  }

  @Test
  void an_emoji_before_it_moves_nothing() {
    assertThat(
            Scratch.problems(
                GOOD.replace("package", "// \uD83C\uDF89\uD83C\uDF89\uD83C\uDF89\npackage")
                    .replace("\"Spring Sale\"", "“Spring Sale”")))
        .containsExactly(
            "workflows/scratch.drl:7: The quote “ is not one that rules know." + STRAIGHT);
  }

  @Test
  void quotes_in_texts_and_comments_are_as_one_likes_them() {
    assertThat(
            Scratch.problems(
                GOOD.replace("Spring Sale", "The “Sale”, «le» ‘petit’")
                    .replace("insert(", "// It’s a “comment”\n/* „so“ \n is ‚this‘ */ insert(")
                    .replace("\"spring\"", "\"it’s \\\" „good“\"")))
        .isEmpty();
  }

  @Test
  void another_character_that_no_rule_can_have_is_said_in_a_sentence() {
    assertThat(Scratch.problems(GOOD.replace("link ==", "link – ==")))
        .first()
        .asString()
        .startsWith("workflows/scratch.drl:6: The character – is not expected here.");
    assertThat(Scratch.problems(GOOD.replace("addTag( ", "addTag(\u00A0")))
        .singleElement()
        .asString()
        .startsWith("workflows/scratch.drl:8: The character U+00A0 is not expected here.");
  }
}
