package org.triggerlinks.model.destination;

import inet.ipaddr.IPAddress;
import inet.ipaddr.IPAddressString;
import inet.ipaddr.ipv4.IPv4Address;
import inet.ipaddr.ipv6.IPv6Address;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.List;
import java.util.stream.Stream;

/**
 * The addresses that anyone on the internet can reach.
 *
 * @see <a href="https://www.iana.org/assignments/iana-ipv4-special-registry">IANA: IPv4</a>
 * @see <a href="https://www.iana.org/assignments/iana-ipv6-special-registry">IANA: IPv6</a>
 */
public final class PublicAddresses {

  private static final List<IPAddress> NOT_PUBLIC_IPV4 =
      ranges(
          "0.0.0.0/8", // this host, this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carrier-grade NAT
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, and the metadata of cloud machines
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocol assignments
          "192.0.2.0/24", // documentation
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/4", // multicast
          "240.0.0.0/4"); // reserved, and broadcast

  private static final IPAddress GLOBAL_UNICAST = range("2000::/3");

  private static final List<IPAddress> NOT_PUBLIC_IPV6 =
      ranges(
          "2001::/23", // protocol assignments; Teredo, which hides an IPv4 address
          "2001:db8::/32", // documentation
          "3fff::/20"); // documentation

  /** Prefixes of 96 bits before an IPv4 address: mapped, compatible, NAT64. */
  private static final List<IPAddress> CARRIES_IPV4 =
      ranges("::ffff:0:0/96", "::/96", "64:ff9b::/96");

  private static final IPAddress SIX_TO_FOUR = range("2002::/16");

  private PublicAddresses() {}

  /** True if this address is one of them, and carries none that is not. */
  public static boolean has(InetAddress address) {
    return !lack(
        address instanceof Inet4Address v4
            ? new IPv4Address(v4)
            : new IPv6Address((Inet6Address) address));
  }

  /** True if this address is not public, or carries an IPv4 address that is not. */
  static boolean lack(IPAddress address) {
    return address.isIPv4() ? within(NOT_PUBLIC_IPV4, address) : lacksIpv6(address.toIPv6());
  }

  private static boolean lacksIpv6(IPv6Address address) {
    if (within(CARRIES_IPV4, address)) {
      return within(NOT_PUBLIC_IPV4, address.getEmbeddedIPv4Address());
    }
    if (SIX_TO_FOUR.contains(address)) {
      return within(NOT_PUBLIC_IPV4, address.getEmbeddedIPv4Address(2));
    }
    return !GLOBAL_UNICAST.contains(address) || within(NOT_PUBLIC_IPV6, address);
  }

  private static boolean within(List<IPAddress> ranges, IPAddress address) {
    return ranges.stream().anyMatch(range -> range.contains(address));
  }

  private static List<IPAddress> ranges(String... ranges) {
    return Stream.of(ranges).map(PublicAddresses::range).toList();
  }

  private static IPAddress range(String range) {
    return new IPAddressString(range).getAddress().toPrefixBlock();
  }
}
