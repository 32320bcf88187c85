package org.triggerlinks.routes.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {

  private static final long MILLISECOND = TimeUnit.MILLISECONDS.toNanos(1);

  private final AtomicLong nanoTime = new AtomicLong();

  @Test
  void one_at_a_time_begins_where_what_is_sent_twice_arrives_twice() {
    Pace pace = pace(false);
    times(100, pace, MILLISECOND);

    assertThat(pace.together()).isOne();
  }

  @Test
  void many_begin_together_where_the_provider_is_fast() {
    Pace pace = pace(true);
    assertThat(pace.together()).as("at first").isOne();
    times(100, pace, MILLISECOND);

    assertThat(pace.together()).isEqualTo(16);
  }

  @Test
  void few_begin_together_where_the_provider_is_slow() {
    Pace pace = pace(true);
    times(100, pace, 30 * MILLISECOND);
    assertThat(pace.together()).isEqualTo(3);

    times(100, pace, 15_000 * MILLISECOND);
    assertThat(pace.together()).isOne();
  }

  @Test
  void one_that_hangs_is_noticed_at_once() {
    Pace pace = pace(true);
    times(100, pace, MILLISECOND);
    times(1, pace, 15_000 * MILLISECOND);

    assertThat(pace.together()).isOne();
  }

  @Test
  void what_was_looked_at_counts_for_a_tenth_of_a_second() {
    Pace pace = pace(true);
    long looked = pace.now();

    nanoTime.addAndGet(100 * MILLISECOND);
    assertThat(pace.isLongAgo(looked)).isFalse();
    nanoTime.addAndGet(MILLISECOND);
    assertThat(pace.isLongAgo(looked)).isTrue();
  }

  private Pace pace(boolean repeatable) {
    return new Pace(repeatable, nanoTime::get);
  }

  private void times(int times, Pace pace, long nanos) {
    for (int i = 0; i < times; i++) {
      long began = pace.now();
      nanoTime.addAndGet(nanos);
      pace.ended(began);
    }
  }
}
