package org.triggerlinks.routes.faults;

import java.time.Duration;
import java.util.List;

/**
 * How fast clicks were answered in some time.
 *
 * @param perSecond redirects a second, from the first click to the last
 * @param p50 half of them took no longer
 * @param p99 ninety-nine of a hundred took no longer
 * @param longest the slowest one
 */
record RedirectTimes(double perSecond, Duration p50, Duration p99, Duration longest) {

  static RedirectTimes of(List<TrafficLog.Click> clicks) {
    List<TrafficLog.Click> answered = clicks.stream().filter(TrafficLog.Click::redirected).toList();
    if (answered.size() < 2) {
      return new RedirectTimes(0, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    }
    long first = answered.stream().mapToLong(TrafficLog.Click::nanos).min().getAsLong();
    long last = answered.stream().mapToLong(TrafficLog.Click::nanos).max().getAsLong();
    List<Duration> took = answered.stream().map(TrafficLog.Click::took).sorted().toList();
    return new RedirectTimes(
        (answered.size() - 1) / Math.max(1e-9, (last - first) / 1e9),
        took.get(took.size() / 2),
        took.get(took.size() * 99 / 100),
        took.get(took.size() - 1));
  }

  @Override
  public String toString() {
    return "%.0f redirects/s, p50 %.1f ms, p99 %.1f ms, longest %.1f ms"
        .formatted(perSecond, millis(p50), millis(p99), millis(longest));
  }

  private static double millis(Duration time) {
    return time.toNanos() / 1e6;
  }
}
