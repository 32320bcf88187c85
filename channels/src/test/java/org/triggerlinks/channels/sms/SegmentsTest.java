package org.triggerlinks.channels.sms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.triggerlinks.channels.sms.Segments.Encoding.GSM_7;
import static org.triggerlinks.channels.sms.Segments.Encoding.UCS_2;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How many parts a text takes on the air. */
class SegmentsTest {

  @Test
  void as_many_signs_as_there_is_room_for_are_one_part() {
    assertThat(Segments.of("a".repeat(160))).isEqualTo(new Segments(GSM_7, 160, 1));
    assertThat(Segments.of("a".repeat(161))).isEqualTo(new Segments(GSM_7, 161, 2));
    assertThat(Segments.of("a".repeat(306)).parts()).isEqualTo(2);
    assertThat(Segments.of("a".repeat(307)).parts()).isEqualTo(3);
    assertThat(Segments.of("")).isEqualTo(new Segments(GSM_7, 0, 1));
  }

  @Test
  void one_sign_that_is_not_in_the_alphabet_halves_the_room() {
    assertThat(Segments.of("ç" + "a".repeat(69))).isEqualTo(new Segments(UCS_2, 70, 1));
    assertThat(Segments.of("ç" + "a".repeat(70))).isEqualTo(new Segments(UCS_2, 71, 2));
    assertThat(Segments.of("ç" + "a".repeat(134)).parts()).isEqualTo(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"é", "Ç", "à", "è", "ù", "ì", "ò", "ñ", "ß", "@", "_", "\n"})
  void these_are_in_the_alphabet(String sign) {
    assertThat(Segments.of(sign)).isEqualTo(new Segments(GSM_7, 1, 1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"ç", "ê", "â", "î", "ô", "`", "“", "–"})
  void these_are_not(String sign) {
    assertThat(Segments.of(sign).encoding()).isEqualTo(UCS_2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"^", "{", "}", "\\", "[", "~", "]", "|", "€"})
  void these_take_two_septets(String sign) {
    assertThat(Segments.of(sign)).isEqualTo(new Segments(GSM_7, 2, 1));
  }

  @Test
  void what_takes_two_is_never_split() {
    // 152 + 2 do not fit into a part of 153, and the parts after it move on.
    String text = "a".repeat(152) + "€" + "a".repeat(151);
    assertThat(Segments.of(text)).isEqualTo(new Segments(GSM_7, 305, 2));
    assertThat(Segments.of(text + "a")).isEqualTo(new Segments(GSM_7, 306, 3));
  }

  @Test
  void an_emoji_takes_two_and_is_never_split() {
    assertThat(Segments.of("\uD83D\uDE00")).isEqualTo(new Segments(UCS_2, 2, 1));
    String text = "a".repeat(66) + "\uD83D\uDE00" + "a".repeat(65);
    assertThat(Segments.of(text)).isEqualTo(new Segments(UCS_2, 133, 2));
    assertThat(Segments.of(text + "a")).isEqualTo(new Segments(UCS_2, 134, 3));
  }

  @Test
  void the_parts_are_the_text_and_as_many_as_were_counted() {
    String text = "a".repeat(152) + "€" + "b".repeat(151) + "c";

    assertThat(Segments.split(text))
        .containsExactly("a".repeat(152), "€" + "b".repeat(151), "c")
        .hasSize(Segments.of(text).parts());
  }

  @Test
  void no_part_begins_within_an_emoji() {
    String text = "a".repeat(66) + "\uD83D\uDE00" + "b".repeat(65) + "c";

    assertThat(Segments.split(text))
        .containsExactly("a".repeat(66), "\uD83D\uDE00" + "b".repeat(65), "c");
  }

  @Test
  void what_is_short_is_not_split() {
    assertThat(Segments.split("")).containsExactly("");
    assertThat(Segments.split("a".repeat(160))).hasSize(1);
  }
}
