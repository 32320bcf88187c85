package org.triggerlinks.channels.meta;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.SendResult.Scope;

/** What an error means for the message that it answers. */
@FunctionalInterface
interface Meaning {

  /**
   * The result.
   *
   * @param asked how long Meta asked to be left alone
   */
  SendResult result(Optional<Duration> asked, String reason);

  static Meaning of(Function<String, SendResult> result) {
    return (asked, reason) -> result.apply(reason);
  }

  /** The same message may be sent again. */
  static Meaning later(Duration standard) {
    return (asked, reason) -> new SendResult.TryLater(asked.orElse(standard), reason);
  }

  /** Too many were sent. */
  static Meaning throttled(Scope scope, Duration standard) {
    return (asked, reason) -> new SendResult.Throttled(scope, asked.orElse(standard), reason);
  }
}
