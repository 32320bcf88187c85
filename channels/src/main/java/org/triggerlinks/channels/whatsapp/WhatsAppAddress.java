package org.triggerlinks.channels.whatsapp;

import java.util.regex.Pattern;

/**
 * How somebody is called on WhatsApp. We write a phone number as E.164 (+16505551234), WhatsApp
 * without the plus. Who hides the number behind a user name has an id of the business's own, a
 * country and a dot in front: US.13491208655302741918.
 */
final class WhatsAppAddress {

  private static final Pattern NUMBER = Pattern.compile("\\+?[1-9][0-9]{4,14}");
  private static final Pattern USER_ID = Pattern.compile("[A-Z]{2}\\.[A-Za-z0-9.]{1,128}");

  private WhatsAppAddress() {}

  /** True if it is a phone number or a user id. */
  static boolean isOne(String address) {
    return NUMBER.matcher(address).matches() || isUserId(address);
  }

  static boolean isUserId(String address) {
    return USER_ID.matcher(address).matches();
  }

  /** As WhatsApp writes it. */
  static String theirs(String address) {
    return address.startsWith("+") ? address.substring(1) : address;
  }

  /** As we write it. */
  static String ours(String address) {
    return NUMBER.matcher(address).matches() ? "+" + theirs(address) : address;
  }
}
