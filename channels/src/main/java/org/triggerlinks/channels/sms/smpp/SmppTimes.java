package org.triggerlinks.channels.sms.smpp;

import java.time.Duration;

/**
 * How long the gateway waits for what.
 *
 * @param connecting for a connection, TLS included
 * @param patience for each answer of the carrier
 * @param quiet how long nothing is heard before the carrier is asked whether it is there
 *     (enquire_link)
 * @param firstPause before it is bound again after a loss or a failure; each failure doubles it
 * @param longestPause what it grows to
 * @param together how long the parts of a contact's message are waited for
 */
record SmppTimes(
    Duration connecting,
    Duration patience,
    Duration quiet,
    Duration firstPause,
    Duration longestPause,
    Duration together) {

  static final SmppTimes STANDARD =
      new SmppTimes(
          Duration.ofSeconds(5),
          Duration.ofSeconds(10),
          Duration.ofSeconds(30),
          Duration.ofSeconds(1),
          Duration.ofMinutes(1),
          Duration.ofMinutes(1));

  /** The pause after so many failures in a row. */
  Duration pause(int failures) {
    Duration pause = firstPause;
    for (int i = 1; i < failures && pause.compareTo(longestPause) < 0; i++) {
      pause = pause.multipliedBy(2);
    }
    return pause.compareTo(longestPause) < 0 ? pause : longestPause;
  }
}
