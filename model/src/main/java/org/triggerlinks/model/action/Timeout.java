package org.triggerlinks.model.action;

import java.time.Duration;

/** A length of time that a rule gave, or its word that there is none. */
public record Timeout(Duration duration) {

  private static final Duration LONGEST = Duration.ofDays(36_525);

  public Timeout {
    if (duration != null && (duration.isNegative() || duration.isZero())) {
      throw new IllegalArgumentException(
          "A wait needs a time longer than nothing, not " + words(duration) + ".");
    }
    if (duration != null && duration.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "A length of time is a hundred years at most, not %d days. A wait without an end says noTimeout()."
              .formatted(duration.toDays()));
    }
  }

  private static String words(Duration duration) {
    return duration.equals(Duration.ofDays(duration.toDays()))
        ? duration.toDays() + " days"
        : duration.equals(Duration.ofHours(duration.toHours()))
            ? duration.toHours() + " hours"
            : duration.toMinutes() + " minutes";
  }

  /** The time, or null if the rule said that there is none; silence is neither. */
  static Duration said(Timeout timeout, String verb) {
    if (timeout == null) {
      throw new IllegalArgumentException(verb + " needs a time such as days(2), or noTimeout().");
    }
    return timeout.duration();
  }

  /** The time, where there must be one. */
  static Duration length(Timeout timeout, String verb) {
    if (timeout == null || timeout.duration() == null) {
      throw new IllegalArgumentException(
          verb + " needs a time such as days(2); noTimeout() is for waitForClick only.");
    }
    return timeout.duration();
  }
}
