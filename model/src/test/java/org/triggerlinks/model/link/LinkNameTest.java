package org.triggerlinks.model.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkNameTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Spring Sale",
        " Spring Sale ",
        "Spring  Sale",
        "Spring\u00a0Sale",
        "Spring\n Sale"
      })
  void names_that_look_the_same_are_the_same(String given) {
    assertThat(LinkName.of(given)).isEqualTo("Spring Sale");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a|b", "a}}", "{{a", "a\u0000b"})
  void a_name_that_no_template_can_write_is_refused(String given) {
    assertThatThrownBy(() -> LinkName.of(given))
        .isInstanceOf(InvalidLinkName.class)
        .hasMessageContaining("cannot be written in a message");
  }

  @Test
  void a_name_of_blanks_is_none() {
    assertThatThrownBy(() -> LinkName.of(" \t ")).hasMessage("A link needs a name.");
  }

  @Test
  void quotes_signs_and_other_scripts_are_welcome() {
    assertThat(LinkName.of("Tom & Jerry's \"best\" – 春 50%"))
        .isEqualTo("Tom & Jerry's \"best\" – 春 50%");
  }
}
