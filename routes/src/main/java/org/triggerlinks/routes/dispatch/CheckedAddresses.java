package org.triggerlinks.routes.dispatch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.stream.Stream;
import org.apache.hc.client5.http.DnsResolver;
import org.triggerlinks.model.destination.PublicAddresses;

/**
 * Resolves names to public addresses only. The connection goes to the very address that is returned
 * here, so a name that answers differently the next time gains nothing.
 */
final class CheckedAddresses implements DnsResolver {

  private final DnsResolver names;

  CheckedAddresses(DnsResolver names) {
    this.names = names;
  }

  /** A name leads only to addresses that are not public. */
  static final class NotPublic extends UnknownHostException {
    private static final long serialVersionUID = 1L;

    private NotPublic(String host, List<InetAddress> addresses) {
      super(
          ("%s resolves to %s, which is not a public address. To call it nevertheless, set"
                  + " allow_private_destinations of the location.")
              .formatted(
                  host,
                  String.join(", ", addresses.stream().map(InetAddress::getHostAddress).toList())));
    }
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] all = names.resolve(host);
    InetAddress[] open = Stream.of(all).filter(PublicAddresses::has).toArray(InetAddress[]::new);
    if (open.length == 0) {
      throw new NotPublic(host, List.of(all));
    }
    return open;
  }

  @Override
  public String resolveCanonicalHostname(String host) throws UnknownHostException {
    return names.resolveCanonicalHostname(host);
  }
}
