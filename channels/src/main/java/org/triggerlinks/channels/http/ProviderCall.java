package org.triggerlinks.channels.http;

import java.net.URI;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A request to a provider. Nothing of it is shown by {@link #toString} but where it goes to:
 * headers hold secrets, and the body what somebody wrote.
 *
 * @param method POST, GET, ...
 * @param headers by name; the content's type is one of them
 * @param body may be empty; it leaves in UTF-8
 */
public record ProviderCall(String method, URI url, Map<String, String> headers, String body) {

  /** A document that is posted. */
  public static ProviderCall post(URI url, String contentType, String body) {
    return new ProviderCall("POST", url, Map.of("Content-Type", contentType), body);
  }

  /** The same with one header more. */
  public ProviderCall with(String header, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(header, value);
    return new ProviderCall(method, url, more, body);
  }

  @Override
  public String toString() {
    return method + " " + url.getScheme() + "://" + url.getRawAuthority();
  }
}
