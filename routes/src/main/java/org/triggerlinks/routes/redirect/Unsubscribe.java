package org.triggerlinks.routes.redirect;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.runtime.Forwarded;
import org.triggerlinks.routes.runtime.NonBlockingHttp;

/**
 * {@code /u/{ref}}: a GET shows a page with a button, the POST of the button or of a mail program
 * (RFC 8058) is answered as soon as it is on disk.
 */
public final class Unsubscribe extends RouteBuilder {

  private final Unsubscriber unsubscriber;
  private final Forwarded forwarded;

  public Unsubscribe(Unsubscriber unsubscriber, Forwarded forwarded) {
    this.unsubscriber = unsubscriber;
    this.forwarded = forwarded;
  }

  @Override
  public void configure() {
    from("platform-http:/u/{path}?httpMethodRestrict=GET,HEAD,POST&platformHttpEngine=#"
            + NonBlockingHttp.NAME)
        .routeId("unsubscribe")
        .description("Stores that somebody wants no more messages in the capture log.")
        .process(new LinkExchange(unsubscriber::answer, forwarded));
  }
}
