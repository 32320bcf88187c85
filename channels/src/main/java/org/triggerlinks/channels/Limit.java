package org.triggerlinks.channels;

import java.time.Duration;

/**
 * How much a provider takes: at most so many messages in so much time.
 *
 * @param scope whose messages are counted
 * @param messages how many may leave at once
 * @param per the time after which as many may leave again; one at a time, evenly spread
 */
public record Limit(SendResult.Scope scope, int messages, Duration per) {

  /** A limit that lets something pass. */
  public Limit {
    if (messages < 1 || per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException(
          "A limit of %d in %s lets nothing pass.".formatted(messages, per));
    }
  }

  /** The time from one message to the next. */
  public Duration interval() {
    return per.dividedBy(messages);
  }
}
