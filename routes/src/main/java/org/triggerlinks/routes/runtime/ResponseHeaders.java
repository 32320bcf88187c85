package org.triggerlinks.routes.runtime;

import io.vertx.core.http.HttpServerRequest;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.HttpMessage;
import org.apache.camel.spi.HeaderFilterStrategy;

/**
 * The one place that decides which headers cross the HTTP border. A Camel message has one set of
 * headers for what came in (headers, query, form) and for what goes out, so without this the
 * contact's key would be shown to the browser, and {@code ?Location=...} would be a redirect.
 */
public final class ResponseHeaders implements HeaderFilterStrategy {
  /** What an answer may carry; anything else a route leaves on its message stays inside. */
  private static final Set<String> ANSWER =
      names(
          "Allow",
          "Cache-Control",
          "Content-Disposition",
          "Content-Language",
          "Content-Security-Policy",
          "Content-Type",
          "ETag",
          "Idempotency-Replayed",
          "Last-Modified",
          "Link",
          "Location",
          "Referrer-Policy",
          "Retry-After",
          "Vary",
          "WWW-Authenticate",
          "X-Content-Type-Options",
          "X-Frame-Options",
          "X-Robots-Tag");

  /** What only a header may say, never a query or form parameter of the same name. */
  private static final Set<String> REQUEST =
      names(
          "Accept",
          "Accept-Language",
          "Authorization",
          "Content-Length",
          "Content-Type",
          "Cookie",
          "Forwarded",
          "Host",
          "Idempotency-Key",
          "If-Match",
          "If-None-Match",
          "Origin",
          "Purpose",
          "Referer",
          "Sec-Fetch-Dest",
          "Sec-Fetch-Mode",
          "Sec-Fetch-Site",
          "Sec-Fetch-User",
          "Sec-Purpose",
          "User-Agent",
          "X-Forwarded-For",
          "X-Forwarded-Host",
          "X-Forwarded-Proto",
          "X-Purpose");

  private static final Set<String> WITHOUT_BODY = Set.of("GET", "HEAD", "DELETE", "OPTIONS");

  /** From the message to the browser: true keeps it back. */
  @Override
  public boolean applyFilterToCamelHeaders(String name, Object value, Exchange exchange) {
    return !ANSWER.contains(name);
  }

  /** From the browser to the message: true keeps it out. */
  @Override
  public boolean applyFilterToExternalHeaders(String name, Object value, Exchange exchange) {
    return internal(name)
        || pathParameter(name, exchange)
        || (exchange.getIn() instanceof HttpMessage message
            && foreign(name, value, message.getRequest()));
  }

  private static boolean internal(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    return lower.startsWith("camel")
        || lower.startsWith("org.apache.camel.")
        || lower.startsWith("jms")
        || lower.equals("breadcrumbid");
  }

  /** A parameter named like a part of the path would otherwise be added to it. */
  private static boolean pathParameter(String name, Exchange exchange) {
    return exchange.getFromEndpoint() instanceof PlatformHttpEndpoint endpoint
        && endpoint
            .getPath()
            .toLowerCase(Locale.ROOT)
            .contains("{" + name.toLowerCase(Locale.ROOT) + "}");
  }

  private static boolean foreign(String name, Object value, HttpServerRequest request) {
    if (name.equalsIgnoreCase("Content-Type")) {
      // it would become the type of the answer; a request without a body has no use for it
      return WITHOUT_BODY.contains(request.method().name()) || !isHeader(name, value, request);
    }
    return ANSWER.contains(name) || (REQUEST.contains(name) && !isHeader(name, value, request));
  }

  private static boolean isHeader(String name, Object value, HttpServerRequest request) {
    return request.headers().contains(name, value.toString(), false);
  }

  private static Set<String> names(String... names) {
    Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    set.addAll(List.of(names));
    return Collections.unmodifiableSet(set);
  }
}
