package org.triggerlinks.channels.http;

import org.apache.camel.builder.RouteBuilder;

/**
 * Calls a provider once: a {@link ProviderCall} goes in, a {@link ProviderAnswer} comes out,
 * whatever happens. Nothing but the call steers the request, as all else is taken off before.
 */
public final class CallProvider extends RouteBuilder {

  /** Where it begins. */
  public static final String ENTRANCE = "direct:call-provider";

  // The URL is in the call; it is never this one.
  private static final String EXIT =
      "http://provider.invalid?throwExceptionOnFailure=false&followRedirects=false&copyHeaders=false"
          + "&clearExpiredCookies=false";

  @Override
  public void configure() {
    from(ENTRANCE)
        .routeId("call-provider")
        .removeHeaders("*")
        .process(HttpExchange::write)
        .doTry()
        .to(EXIT)
        .process(HttpExchange::read)
        .doCatch(Exception.class)
        .process(HttpExchange::failed)
        .end();
  }
}
