package org.triggerlinks.routes.runtime;

import org.apache.camel.Exchange;
import org.apache.camel.LoggingLevel;
import org.apache.camel.builder.RouteConfigurationBuilder;

/**
 * What a browser sees when a route fails for a reason nobody foresaw: a sentence and a reference,
 * never the reason. Routes take it with {@code .routeConfigurationId(HttpFailures.ID)}.
 */
public final class HttpFailures extends RouteConfigurationBuilder {
  public static final String ID = "http-failures";

  @Override
  public void configuration() {
    routeConfiguration(ID)
        .onException(Exception.class)
        .handled(true)
        .log(LoggingLevel.ERROR, "${exchangeId} failed in ${routeId}: ${exception.stacktrace}")
        .removeHeaders("*")
        .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(500))
        .setHeader(Exchange.CONTENT_TYPE, constant("text/plain; charset=utf-8"))
        .setHeader("Cache-Control", constant("no-store"))
        .setBody(simple("Something went wrong on our side. It has been noted as ${exchangeId}.\n"));
  }
}
