package org.triggerlinks.model.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** How long a rule may have a contact wait. */
class WaitLengthTest {

  @Test
  void a_wait_lasts_a_hundred_years_at_most() {
    assertThat(Actions.days(36_525).duration()).isNotNull();
    assertThatThrownBy(() -> Actions.days(36_526))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("a hundred years at most")
        .hasMessageContaining("noTimeout()");
  }
}
