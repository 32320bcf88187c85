package org.triggerlinks.model.action;

import java.time.Duration;

/** A length of time that a rule gave, or its word that there is none. */
public record Timeout(Duration duration) {

  public Timeout {
    if (duration != null && (duration.isNegative() || duration.isZero())) {
      throw new IllegalArgumentException(
          "A wait needs a time longer than nothing, not " + duration + ".");
    }
  }

  Duration orElseThrow(String verb) {
    if (duration == null) {
      throw new IllegalArgumentException(
          verb + " needs a time such as days(2); noTimeout() is for waitForClick only.");
    }
    return duration;
  }
}
