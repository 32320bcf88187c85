package org.triggerlinks.model.destination;

import com.ibm.icu.text.IDNA;
import inet.ipaddr.AddressStringException;
import inet.ipaddr.AddressStringParameters.RangeParameters;
import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.IPAddressStringParameters;
import inet.ipaddr.IncompatibleAddressException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The host of a URL: a name in ASCII, or an address in its usual notation.
 *
 * @param name how it is written in the normalised URL
 * @param address the address if it is one; a name is never looked up
 */
record Host(String name, Optional<IPAddress> address) {

  /** One address, whole, in any notation that a browser accepts. */
  private static final IPAddressStringParameters ONE_ADDRESS =
      new IPAddressStringParameters.Builder()
          .allowEmpty(false)
          .allowAll(false)
          .allowPrefix(false)
          .allowMask(false)
          .allowWildcardedSeparator(false)
          .setRangeOptions(RangeParameters.NO_RANGE)
          .toParams();

  /** As browsers do since 2022: "faß.de" is its own domain and not "fass.de". */
  private static final IDNA TO_ASCII =
      IDNA.getUTS46Instance(IDNA.NONTRANSITIONAL_TO_ASCII | IDNA.CHECK_BIDI | IDNA.CHECK_CONTEXTJ);

  private static final Pattern DOMAIN =
      Pattern.compile(
          "[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*\\.?");

  /** A last label that makes a browser read the whole host as an IPv4 address. */
  private static final Pattern ENDS_IN_A_NUMBER =
      Pattern.compile("(?:.*\\.)?(?:[0-9]+|0x[0-9a-f]*)\\.?");

  /** Names that never leave a network: RFC 6761, 6762, 8375, and ICANN's reservation of 2024. */
  private static final List<String> PRIVATE_NAMES =
      List.of(".localhost", ".local", ".internal", ".home.arpa");

  static Host parse(String written) {
    if (written.isEmpty()) {
      throw InvalidDestination.hostMissing();
    }
    if (written.startsWith("[")) {
      IPAddress address = address(written, written.substring(1, written.length() - 1));
      if (!address.isIPv6() || address.toIPv6().hasZone()) {
        throw InvalidDestination.host(written);
      }
      return new Host("[" + address.toCompressedString() + "]", Optional.of(address));
    }
    String name = toAscii(written);
    if (name.length() > 253 || !DOMAIN.matcher(name).matches()) {
      throw InvalidDestination.host(written);
    }
    if (ENDS_IN_A_NUMBER.matcher(name).matches()) {
      IPAddress address = address(written, withoutRoot(name));
      return new Host(address.toNormalizedString(), Optional.of(address));
    }
    return new Host(name, Optional.empty());
  }

  /** True if it is only reached from inside some network, or not at all. */
  boolean isPrivate() {
    return address.map(PublicAddresses::lack).orElseGet(this::isPrivateName);
  }

  @Override
  public String toString() {
    return name;
  }

  private boolean isPrivateName() {
    String domain = withoutRoot(name);
    return domain.indexOf('.') < 0 || PRIVATE_NAMES.stream().anyMatch(("." + domain)::endsWith);
  }

  private static String withoutRoot(String domain) {
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  private static String toAscii(String written) {
    boolean ascii = written.chars().allMatch(c -> c < 0x80);
    if (ascii && !written.toLowerCase(Locale.ROOT).contains("xn--")) {
      return written.toLowerCase(Locale.ROOT);
    }
    IDNA.Info info = new IDNA.Info();
    StringBuilder name = TO_ASCII.nameToASCII(written, new StringBuilder(), info);
    if (info.hasErrors()) {
      throw InvalidDestination.host(written);
    }
    return name.toString();
  }

  private static IPAddress address(String written, String text) {
    try {
      return new IPAddressString(text, ONE_ADDRESS).toAddress();
    } catch (AddressStringException | IncompatibleAddressException e) {
      throw InvalidDestination.host(written);
    }
  }
}
