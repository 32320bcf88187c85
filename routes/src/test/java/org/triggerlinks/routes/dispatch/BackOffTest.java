package org.triggerlinks.routes.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BackOffTest {

  private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

  private final BackOff earliest = new BackOff(() -> 0.0);
  private final BackOff latest = new BackOff(() -> 1.0);

  @Test
  void it_waits_twice_as_long_after_each_attempt_and_at_most_an_hour() {
    assertThat(IntStream.rangeClosed(1, 5).mapToObj(n -> earliest.after(n, TEN_MINUTES)))
        .containsExactly(
            TEN_MINUTES,
            Duration.ofMinutes(20),
            Duration.ofMinutes(40),
            Duration.ofHours(1),
            Duration.ofHours(1));
    assertThat(earliest.after(10_000, TEN_MINUTES)).isEqualTo(Duration.ofHours(1));
  }

  @Test
  void it_never_waits_less_than_the_provider_asked_for() {
    assertThat(earliest.after(1, Duration.ofHours(5))).isEqualTo(Duration.ofHours(5));
    assertThat(earliest.after(7, Duration.ofHours(5))).isEqualTo(Duration.ofHours(5));
  }

  @Test
  void it_does_not_believe_a_provider_that_asks_for_a_year_or_for_no_time_at_all() {
    assertThat(earliest.after(1, Duration.ofDays(365))).isEqualTo(Duration.ofDays(1));
    assertThat(earliest.after(1, Duration.ofSeconds(Long.MAX_VALUE))).isEqualTo(Duration.ofDays(1));
    assertThat(earliest.after(1, Duration.ZERO)).isEqualTo(Duration.ofSeconds(1));
    assertThat(earliest.after(1, Duration.ofSeconds(-5))).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void a_random_part_of_a_fifth_spreads_those_that_failed_together() {
    assertThat(latest.after(1, TEN_MINUTES)).isEqualTo(Duration.ofMinutes(12));
    assertThat(latest.after(9, TEN_MINUTES)).isEqualTo(Duration.ofMinutes(72));
  }
}
