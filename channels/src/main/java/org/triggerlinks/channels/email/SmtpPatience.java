package org.triggerlinks.channels.email;

import java.time.Duration;
import java.util.Map;

/**
 * How long a mail server is waited for.
 *
 * @param connecting until it takes the connection
 * @param reading between two bytes of an answer
 * @param writing until it takes what is written
 * @param whole from the first step of a message to the last
 * @param more further properties of Jakarta Mail
 */
record SmtpPatience(
    Duration connecting,
    Duration reading,
    Duration writing,
    Duration whole,
    Map<String, String> more) {

  static final SmtpPatience STANDARD =
      new SmtpPatience(
          Duration.ofSeconds(5),
          Duration.ofSeconds(15),
          Duration.ofSeconds(15),
          Duration.ofMinutes(1),
          Map.of());
}
