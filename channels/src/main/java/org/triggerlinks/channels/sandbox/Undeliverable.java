package org.triggerlinks.channels.sandbox;

import java.util.Set;

/**
 * Addresses to which the sandbox delivers nothing, so that failures can be tried. They are those
 * that providers keep for the same end: the number that cannot receive a message is <a
 * href="https://www.twilio.com/docs/iam/test-credentials">Twilio's</a>, and bounce@ is as in <a
 * href="https://docs.aws.amazon.com/ses/latest/dg/send-an-email-from-console.html">Amazon's mailbox
 * simulator</a>.
 */
final class Undeliverable {

  private static final Set<String> ADDRESSES = Set.of("+15005550009", "refuse");

  private Undeliverable() {}

  static boolean is(String address) {
    return ADDRESSES.contains(address) || address.startsWith("bounce@");
  }
}
