package org.triggerlinks.routes.redirect;

import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.runtime.Forwarded;
import org.triggerlinks.routes.runtime.NonBlockingHttp;

/** {@code GET /l/{key}-{ref}}: the contact is sent on, as soon as the click is on disk. */
public final class RedirectLink extends RouteBuilder {

  private final Redirector redirector;
  private final Forwarded forwarded;

  public RedirectLink(Redirector redirector, Forwarded forwarded) {
    this.redirector = redirector;
    this.forwarded = forwarded;
  }

  @Override
  public void configure() {
    from("platform-http:/l/{path}?httpMethodRestrict=GET,HEAD,POST&platformHttpEngine=#"
            + NonBlockingHttp.NAME)
        .routeId("redirect-link")
        .description("Stores the click in the capture log and answers from memory.")
        .process(new LinkExchange(redirector::answer, forwarded));
  }
}
