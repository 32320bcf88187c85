package org.triggerlinks.benchmarks;

import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;

/** What the same web server can do at most: a redirect that nobody looks up and nobody keeps. */
final class BareRedirect extends RouteBuilder {

  static final String PATH = "/bare";

  @Override
  public void configure() {
    from("platform-http:" + PATH)
        .routeId("bare-redirect")
        .removeHeaders("*")
        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(302))
        .setHeader("Location", constant("https://example.com/offer"))
        .setBody(constant(""));
  }
}
