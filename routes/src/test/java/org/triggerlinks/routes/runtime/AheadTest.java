package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class AheadTest {

  private final AtomicInteger closed = new AtomicInteger();

  @Test
  void who_takes_the_part_has_it_to_close() throws Exception {
    Ahead<AutoCloseable> ahead = Ahead.start("part", () -> closed::incrementAndGet);
    AutoCloseable part = ahead.take();
    ahead.close();
    assertThat(closed).hasValue(0);

    part.close();
    assertThat(closed).hasValue(1);
  }

  @Test
  void a_part_that_nobody_took_is_closed_with_the_rest() {
    Ahead.start("part", () -> closed::incrementAndGet).close();

    assertThat(closed).hasValue(1);
  }

  @Test
  void why_it_did_not_start_is_told_to_who_takes_it() {
    CannotStart why = CannotStart.because("The part", new IllegalStateException("no room"));
    Ahead<AutoCloseable> ahead =
        Ahead.start(
            "part",
            () -> {
              throw why;
            });

    assertThatThrownBy(ahead::take).isSameAs(why);
    assertThatCode(ahead::close).doesNotThrowAnyException();
  }
}
