package org.triggerlinks.model.action;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Map;
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

  @Test
  void a_moment_lies_where_databases_keep_it() {
    Map.of("early", Instant.EPOCH, "late", Instant.parse("9999-12-30T00:00:00Z"))
        .forEach((name, fine) -> assertThat(Actions.waitUntil(name, fine)).isNotNull());
    assertThatThrownBy(() -> Actions.waitUntil("x", Instant.EPOCH.minusSeconds(1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("waitUntil(\"x\", ...)")
        .hasMessageContaining("1970 to 9999");
    assertThatThrownBy(() -> Actions.waitUntil("x", Instant.MAX))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
