package org.triggerlinks.routes.inbound;

import java.net.URI;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.runtime.RawBodyHttp;

/** {@code /in/{channel}/{location}}: a provider is answered as soon as what it tells is on disk. */
public final class ReceiveWebhook extends RouteBuilder {

  private final Receptionist receptionist;
  private final URI baseUrl;

  /**
   * A route.
   *
   * @param baseUrl our public URL, without a slash at the end: signatures are over it
   */
  public ReceiveWebhook(Receptionist receptionist, URI baseUrl) {
    this.receptionist = receptionist;
    this.baseUrl = baseUrl;
  }

  @Override
  public void configure() {
    from(at("/in/{channel}/{location}"))
        .routeId("receive-webhook")
        .description("Stores what a provider tells and answers from memory.")
        .process(new WebhookExchange(receptionist, baseUrl));

    from(at("/in/{channel}"))
        .routeId("receive-webhook-of-all-locations")
        .description("The same for an account of all locations.")
        .process(new WebhookExchange(receptionist, baseUrl));
  }

  private static String at(String path) {
    return "platform-http:"
        + path
        + "?httpMethodRestrict=GET,POST&platformHttpEngine=#"
        + RawBodyHttp.NAME;
  }
}
