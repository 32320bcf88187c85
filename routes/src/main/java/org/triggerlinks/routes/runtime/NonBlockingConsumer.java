package org.triggerlinks.routes.runtime;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Set;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConsumer;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Camel's consumer, without a thread for each request: the route begins where it is read. */
final class NonBlockingConsumer extends VertxPlatformHttpConsumer {

  private static final Set<HttpMethod> WITHOUT_BODY = Set.of(HttpMethod.GET, HttpMethod.HEAD);

  private final HeaderFilterStrategy headers;

  NonBlockingConsumer(
      PlatformHttpEndpoint endpoint,
      Processor processor,
      List<Handler<RoutingContext>> handlers,
      String router) {
    super(endpoint, processor, handlers, router);
    this.headers = endpoint.getHeaderFilterStrategy();
  }

  // What has a body is rare, and Camel knows how to read it.
  @Override
  protected void handleRequest(RoutingContext request) {
    if (isSuspended() || !WITHOUT_BODY.contains(request.request().method())) {
      super.handleRequest(request);
      return;
    }
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    processHttpRequest(exchange, request)
        .onSuccess(read -> process(exchange, request))
        .onFailure(failure -> fail(exchange, request, failure));
  }

  private void process(Exchange exchange, RoutingContext request) {
    try {
      createUoW(exchange);
      getAsyncProcessor().process(exchange, doneHere -> answer(exchange, request));
    } catch (Exception e) {
      fail(exchange, request, e);
    }
  }

  private void answer(Exchange exchange, RoutingContext request) {
    if (exchange.getException() != null) {
      fail(exchange, request, exchange.getException());
      return;
    }
    HttpAnswer.write(exchange.getMessage(), request.response(), headers);
    end(exchange);
  }

  private void fail(Exchange exchange, RoutingContext request, Throwable failure) {
    request.fail(failure);
    end(exchange);
  }

  private void end(Exchange exchange) {
    doneUoW(exchange);
    releaseExchange(exchange, false);
  }
}
