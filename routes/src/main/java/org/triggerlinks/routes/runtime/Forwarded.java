package org.triggerlinks.routes.runtime;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Who asked, and under which name, when there may be proxies in between. X-Forwarded headers are
 * believed only from trusted proxies: a client can write them too.
 */
public final class Forwarded {
  private final Networks trusted;

  /**
   * @param trustedProxies networks in CIDR notation
   */
  public Forwarded(List<String> trustedProxies) {
    this.trusted = new Networks(trustedProxies);
  }

  /**
   * The client as it reached the outermost trusted proxy.
   *
   * @param address IP address without a port
   * @param scheme http or https
   * @param host name as the client asked for it, lower case, without a port
   */
  public record Client(String address, String scheme, String host) {}

  /**
   * Finds the client of a request.
   *
   * @param peer IP address of the other end of the connection
   * @param headers of the request; several of one name are a collection, in order
   */
  public Client client(String peer, Map<String, ?> headers) {
    if (!trusted.contain(peer)) {
      return new Client(peer, "http", host(last(headers, "Host")));
    }
    String scheme = last(headers, "X-Forwarded-Proto").toLowerCase(Locale.ROOT);
    String host = last(headers, "X-Forwarded-Host");
    return new Client(
        address(peer, items(headers, "X-Forwarded-For")),
        scheme.equals("https") ? "https" : "http",
        host(host.isEmpty() ? last(headers, "Host") : host));
  }

  /**
   * From the right, each trusted proxy vouches for the next; the first untrusted hop is the client.
   */
  private String address(String peer, List<String> hops) {
    String client = peer;
    for (int i = hops.size() - 1; i >= 0 && trusted.contain(client); i--) {
      if (!Networks.isAddress(hops.get(i))) {
        return client;
      }
      client = hops.get(i);
    }
    return client;
  }

  private static String host(String authority) {
    String lower = authority.toLowerCase(Locale.ROOT);
    int port = lower.lastIndexOf(':');
    String name = port > lower.lastIndexOf(']') ? lower.substring(0, port) : lower;
    // The root's dot at the end means the same name (RFC 1034, 3.1).
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }

  /** The nearest proxy writes at the end, so the last item is the one it vouches for. */
  private static String last(Map<String, ?> headers, String name) {
    List<String> items = items(headers, name);
    return items.isEmpty() ? "" : items.get(items.size() - 1);
  }

  private static List<String> items(Map<String, ?> headers, String name) {
    List<String> items = new ArrayList<>();
    for (Map.Entry<String, ?> header : headers.entrySet()) {
      if (header.getKey().equalsIgnoreCase(name) && header.getValue() != null) {
        Collection<?> lines =
            header.getValue() instanceof Collection<?> several
                ? several
                : List.of(header.getValue());
        lines.forEach(line -> items.addAll(List.of(line.toString().split(",", -1))));
      }
    }
    return items.stream().map(String::strip).filter(item -> !item.isEmpty()).toList();
  }
}
