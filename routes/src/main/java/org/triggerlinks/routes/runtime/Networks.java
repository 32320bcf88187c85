package org.triggerlinks.routes.runtime;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** A set of IP networks, IPv4 and IPv6. */
final class Networks {
  private final List<IPAddress> networks;

  /**
   * @param cidrs addresses or networks such as 10.0.0.0/8, which must be valid
   */
  Networks(List<String> cidrs) {
    networks = cidrs.stream().map(cidr -> parse(cidr).toPrefixBlock()).toList();
  }

  /** The sentence about the first item that is not a network. */
  static Optional<String> problem(List<String> cidrs) {
    return cidrs.stream()
        .filter(cidr -> parse(cidr) == null)
        .findFirst()
        .map(cidr -> "must be networks such as 10.0.0.0/8, which " + cidr + " is not");
  }

  /** True if the text is an address inside one of the networks. */
  boolean contain(String address) {
    IPAddress parsed = parse(address);
    return parsed != null && networks.stream().anyMatch(network -> network.contains(parsed));
  }

  /** True if the text is one IP address. */
  static boolean isAddress(String text) {
    IPAddress parsed = parse(text);
    return parsed != null && !parsed.isMultiple();
  }

  private static IPAddress parse(String text) {
    IPAddress address = text.isBlank() ? null : new IPAddressString(text).getAddress();
    if (address == null || !address.isIPv6() || !address.toIPv6().isIPv4Mapped()) {
      return address;
    }
    // a dual-stack socket reports an IPv4 peer as ::ffff:192.0.2.1
    return Objects.requireNonNull(address.toIPv6().getEmbeddedIPv4Address());
  }
}
