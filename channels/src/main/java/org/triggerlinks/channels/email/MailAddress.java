package org.triggerlinks.channels.email;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.io.UnsupportedEncodingException;
import java.net.IDN;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Addresses as they may stand in headers and in commands of SMTP: dot-atoms of RFC 5322, 3.4.1 with
 * a domain of RFC 1035. Quoted local parts and those beyond ASCII (RFC 6531) are not among them.
 */
final class MailAddress {

  private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(\\." + ATOM + ")*");
  private static final Pattern DOMAIN =
      Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9-]+)*");
  private static final int LONGEST_LOCAL = 64;
  private static final int LONGEST = 254;

  private MailAddress() {}

  /**
   * The address as it may be sent to, its domain in ASCII (RFC 5891); empty if it is none.
   *
   * @param text an address without a name
   */
  static Optional<String> bare(String text) {
    int at = text.lastIndexOf('@');
    if (at < 1 || at > LONGEST_LOCAL || !LOCAL.matcher(text.substring(0, at)).matches()) {
      return Optional.empty();
    }
    try {
      String domain = IDN.toASCII(text.substring(at + 1), IDN.USE_STD3_ASCII_RULES);
      String address = text.substring(0, at + 1) + domain;
      return DOMAIN.matcher(domain).matches() && address.length() <= LONGEST
          ? Optional.of(address)
          : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /** An address with or without a name before it; empty if it is not exactly one. */
  static Optional<InternetAddress> named(String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      return Optional.empty();
    }
    try {
      InternetAddress[] all = InternetAddress.parse(text, false);
      if (all.length != 1 || all[0].isGroup() || all[0].getAddress() == null) {
        return Optional.empty();
      }
      String name = all[0].getPersonal();
      Optional<String> bare = bare(all[0].getAddress());
      return bare.isEmpty() ? Optional.empty() : Optional.of(of(bare.get(), name));
    } catch (AddressException e) {
      return Optional.empty();
    }
  }

  private static InternetAddress of(String address, String name) {
    InternetAddress made = new InternetAddress();
    made.setAddress(address);
    try {
      made.setPersonal(name, StandardCharsets.UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("There is no UTF-8.", e);
    }
    return made;
  }

  /** What is behind the @ of an address, in small letters. */
  static String domain(String address) {
    return address.substring(address.lastIndexOf('@') + 1).toLowerCase(Locale.ROOT);
  }
}
