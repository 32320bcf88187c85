package org.triggerlinks.routes.dispatch;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/** Resolves every name to these addresses, and remembers what it was asked. */
final class Names implements DnsResolver {

  final List<String> asked = new ArrayList<>();
  private final List<String> addresses;

  private Names(List<String> addresses) {
    this.addresses = addresses;
  }

  static Names leadingTo(String... addresses) {
    return new Names(List.of(addresses));
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    asked.add(host);
    InetAddress[] resolved = new InetAddress[addresses.size()];
    for (int i = 0; i < resolved.length; i++) {
      resolved[i] = InetAddress.getByName(addresses.get(i));
    }
    return resolved;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }
}
