package org.triggerlinks.channels.sms.smpp;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The parts of messages that are not whole yet, in memory. A message that was given is remembered
 * for as long as parts are waited for, so that a part that comes again does not begin it anew.
 */
final class LongMessages {

  private final Duration together;
  private final Map<Part.Whole, Begun> begun = new HashMap<>();

  /** Parts of one message, and when the first of them came. */
  private static final class Begun {
    private final Instant since;
    private final Map<Integer, Part> parts = new TreeMap<>();
    private boolean given;

    private Begun(Instant since) {
      this.since = since;
    }
  }

  /**
   * A message to give.
   *
   * @param parts in their order
   * @param since when the first of them came
   */
  record Ready(Part.Whole whole, List<Part> parts, Instant since) {}

  /**
   * An empty memory.
   *
   * @param together how long the parts of a message are waited for
   */
  LongMessages(Duration together) {
    this.together = together;
  }

  /** Adds a part; gives the message if that was the last one, and each time until it is given. */
  synchronized Optional<Ready> add(Part part, Instant now) {
    Part.Whole whole = part.whole();
    Begun message = begun.get(whole);
    if (message == null || (message.given && isLate(message, now))) {
      message = new Begun(now);
      begun.put(whole, message);
    }
    if (message.given) {
      return Optional.empty();
    }
    message.parts.putIfAbsent(part.number(), part);
    return message.parts.size() == whole.total()
        ? Optional.of(ready(whole, message))
        : Optional.empty();
  }

  /** That this message is kept. */
  synchronized void given(Part.Whole whole) {
    Begun message = begun.get(whole);
    if (message != null) {
      message.given = true;
      message.parts.clear();
    }
  }

  /** Forgets what was given long ago, and gives the messages whose missing parts are too late. */
  synchronized List<Ready> late(Instant now) {
    begun.values().removeIf(message -> message.given && isLate(message, now));
    List<Ready> late = new ArrayList<>();
    begun.forEach(
        (whole, message) -> {
          if (!message.given && isLate(message, now)) {
            late.add(ready(whole, message));
          }
        });
    return late;
  }

  /** Gives all that came. */
  synchronized List<Ready> all() {
    List<Ready> all = new ArrayList<>();
    begun.forEach(
        (whole, message) -> {
          if (!message.given) {
            all.add(ready(whole, message));
          }
        });
    return all;
  }

  /** True if there is nothing to wait for. */
  synchronized boolean isEmpty() {
    return begun.isEmpty();
  }

  private boolean isLate(Begun message, Instant now) {
    return !now.isBefore(message.since.plus(together));
  }

  private static Ready ready(Part.Whole whole, Begun message) {
    return new Ready(whole, List.copyOf(message.parts.values()), message.since);
  }
}
