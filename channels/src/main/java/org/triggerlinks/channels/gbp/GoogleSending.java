package org.triggerlinks.channels.gbp;

import java.time.Clock;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.channels.Gateway;
import org.triggerlinks.channels.http.CallProvider;

/** The route to Google: a token first, if none is at hand, and then the message. */
final class GoogleSending extends RouteBuilder {

  private final Gateway gateway;
  private final GoogleExchange exchange;

  GoogleSending(Gateway gateway, GoogleApi api, Clock clock) {
    this.gateway = gateway;
    this.exchange = new GoogleExchange(api, new GoogleTokens(api.scope(), clock));
  }

  @Override
  public void configure() {
    from(gateway.entrance())
        .routeId("send-by-" + gateway.name())
        .process(exchange::begin)
        .filter(exchange::needsToken)
        .process(exchange::askForToken)
        .to(CallProvider.ENTRANCE)
        .process(exchange::keepToken)
        .end()
        .filter(exchange::maySend)
        .process(exchange::write)
        .to(CallProvider.ENTRANCE)
        .process(exchange::read)
        .end();
  }
}
