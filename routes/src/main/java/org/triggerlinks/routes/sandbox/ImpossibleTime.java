package org.triggerlinks.routes.sandbox;

import java.time.Duration;

/** The sandbox's clock cannot be moved there. */
public final class ImpossibleTime extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private ImpossibleTime(String message) {
    super(message);
  }

  static ImpossibleTime past() {
    return new ImpossibleTime("The clock only moves forward. Name a time that is still to come.");
  }

  static ImpossibleTime tooFar(Duration farthest) {
    return new ImpossibleTime(
        "The clock can be at most %d days ahead of the real time.".formatted(farthest.toDays()));
  }
}
