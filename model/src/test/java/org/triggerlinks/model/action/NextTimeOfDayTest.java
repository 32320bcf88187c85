package org.triggerlinks.model.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import java.time.ZonedDateTime;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * When the clock on the contact's wall shows a time next, across the changes of daylight saving.
 */
class NextTimeOfDayTest {

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T08:00-05:00[America/New_York], 09:00, 2026-03-02T14:00:00Z",
    "2026-03-02T09:00-05:00[America/New_York], 09:00, 2026-03-03T14:00:00Z",
    // 8 March: 2:00 to 3:00 is skipped
    "2026-03-08T01:00-05:00[America/New_York], 02:30, 2026-03-08T07:30:00Z",
    "2026-03-07T09:30-05:00[America/New_York], 09:00, 2026-03-08T13:00:00Z",
    // 1 November: 1:00 to 2:00 comes twice
    "2026-11-01T00:30-04:00[America/New_York], 01:30, 2026-11-01T05:30:00Z",
    "2026-11-01T01:40-04:00[America/New_York], 01:30, 2026-11-01T06:30:00Z",
    "2026-11-01T01:10-05:00[America/New_York], 01:30, 2026-11-01T06:30:00Z",
    "2026-11-01T01:40-05:00[America/New_York], 01:30, 2026-11-02T06:30:00Z"
  })
  void it_is_the_first_moment_after_now(String from, LocalTime time, String next) {
    assertThat(Actions.next(ZonedDateTime.parse(from), time)).isEqualTo(next);
  }
}
