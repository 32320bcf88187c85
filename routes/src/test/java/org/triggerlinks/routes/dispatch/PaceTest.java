package org.triggerlinks.routes.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  @Test
  void one_at_a_time_begins_where_what_is_sent_twice_arrives_twice() {
    Pace pace = new Pace(false);
    times(100, pace, MILLISECOND);

    assertThat(pace.together()).isOne();
  }

  @Test
  void many_begin_together_where_the_provider_is_fast() {
    Pace pace = new Pace(true);
    assertThat(pace.together()).as("at first").isOne();
    times(100, pace, MILLISECOND);

    assertThat(pace.together()).isEqualTo(16);
  }

  @Test
  void few_begin_together_where_the_provider_is_slow() {
    Pace pace = new Pace(true);
    times(100, pace, 30 * MILLISECOND);
    assertThat(pace.together()).isEqualTo(3);

    times(100, pace, 15_000 * MILLISECOND);
    assertThat(pace.together()).isOne();
  }

  @Test
  void one_that_hangs_is_noticed_at_once() {
    Pace pace = new Pace(true);
    times(100, pace, MILLISECOND);
    pace.took(15_000 * MILLISECOND);

    assertThat(pace.together()).isOne();
  }

  private static void times(int times, Pace pace, long nanos) {
    for (int i = 0; i < times; i++) {
      pace.took(nanos);
    }
  }
}
