package org.triggerlinks.channels.email;

import java.time.Duration;

/** How the stand-in for a mail server treats a connection. */
public sealed interface SmtpMood {

  /** As on a good day. */
  record Well() implements SmtpMood {}

  /**
   * Answers this in place of a success.
   *
   * @param reply all lines of it, without the end of the last
   */
  record Saying(SmtpMoment at, String reply) implements SmtpMood {}

  /** Answers nothing, and leaves the connection open. */
  record Silent(SmtpMoment at) implements SmtpMood {}

  /** Breaks off in place of an answer. */
  record Gone(SmtpMoment at) implements SmtpMood {}

  /** Answers a byte at a time, with this pause before each, without an end. */
  record Dripping(SmtpMoment at, Duration pause) implements SmtpMood {}
}
