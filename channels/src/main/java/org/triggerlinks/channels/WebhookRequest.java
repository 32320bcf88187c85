package org.triggerlinks.channels;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** A request that a provider made to us, byte for byte: signatures are over the bytes. */
public final class WebhookRequest {

  private final String method;
  private final URI url;
  private final Map<String, String> headers;
  private final byte[] body;

  /**
   * A request.
   *
   * @param url as the provider knows it, with its query: it begins with our public URL, whatever
   *     proxies are in between
   * @param headers by name, in small letters; several of one name are joined by ", "
   */
  public WebhookRequest(String method, URI url, Map<String, String> headers, byte[] body) {
    this.method = method;
    this.url = url;
    this.headers = Map.copyOf(headers);
    this.body = body.clone();
  }

  public String method() {
    return method;
  }

  public URI url() {
    return url;
  }

  public Map<String, String> headers() {
    return headers;
  }

  /** A header by its name in small letters, or "". */
  public String header(String name) {
    return headers.getOrDefault(name, "");
  }

  public byte[] body() {
    return body.clone();
  }

  /** How many bytes the body has. */
  public int length() {
    return body.length;
  }

  /** The body as text. */
  public String text() {
    return new String(body, StandardCharsets.UTF_8);
  }

  /** Without what was written in it. */
  @Override
  public String toString() {
    return "%s %s (%,d bytes)".formatted(method, url.getRawPath(), body.length);
  }
}
