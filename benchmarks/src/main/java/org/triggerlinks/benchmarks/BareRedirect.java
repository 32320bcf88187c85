package org.triggerlinks.benchmarks;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.runtime.NonBlockingHttp;

/**
 * What the same web server can do at most: a redirect that nobody looks up and nobody keeps. Once
 * as anybody would write it, and once on the engine that the product's redirect uses.
 */
final class BareRedirect extends RouteBuilder {

  static final String PATH = "/bare";
  static final String NON_BLOCKING_PATH = "/bare-non-blocking";

  @Override
  public void configure() {
    redirect("bare-redirect", PATH);
    redirect(
        "bare-redirect-non-blocking",
        NON_BLOCKING_PATH + "?platformHttpEngine=#" + NonBlockingHttp.NAME);
  }

  private void redirect(String route, String from) {
    from("platform-http:" + from)
        .routeId(route)
        .removeHeaders("*")
        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(302))
        .setHeader("Location", constant("https://example.com/offer"))
        .setBody(constant(""));
  }
}
