package org.triggerlinks.channels.http;

import java.time.Duration;
import java.util.Optional;

/** What came of a {@link ProviderCall}. */
public sealed interface ProviderAnswer {

  /**
   * The provider answered.
   *
   * @param retryAfter how long it asks to be left alone
   * @param body in UTF-8, as all of them answer
   */
  record Answered(int status, Optional<Duration> retryAfter, String body)
      implements ProviderAnswer {

    /** True if the status is one of success. */
    public boolean ok() {
      return status >= 200 && status < 300;
    }

    @Override
    public String toString() {
      return "HTTP " + status;
    }
  }

  /** Nothing left us: its name is unknown, nobody listens there, or it does not prove who it is. */
  record NotSent(String reason) implements ProviderAnswer {}

  /** Something may have reached it, but no whole answer came in time. */
  record NoAnswer(String reason) implements ProviderAnswer {}
}
