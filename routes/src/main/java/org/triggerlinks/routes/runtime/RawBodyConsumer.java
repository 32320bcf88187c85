package org.triggerlinks.routes.runtime;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.RoutingContext;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.support.DefaultConsumer;

/**
 * Reads a request's bytes, up to a bound, and begins the route on the connection's thread; without
 * its bytes where nobody wants them.
 */
final class RawBodyConsumer extends DefaultConsumer implements PlatformHttpConsumer {

  private static final byte[] NOTHING = new byte[0];

  private final PlatformHttpEndpoint endpoint;
  private final String router;
  private final RawBodyHttp.Wanted wanted;
  private Route route;

  RawBodyConsumer(
      PlatformHttpEndpoint endpoint,
      Processor processor,
      String router,
      RawBodyHttp.Wanted wanted) {
    super(endpoint, processor);
    this.endpoint = endpoint;
    this.router = router;
    this.wanted = wanted;
  }

  @Override
  public PlatformHttpEndpoint getEndpoint() {
    return endpoint;
  }

  @Override
  protected void doStart() throws Exception {
    super.doStart();
    route =
        VertxPlatformHttpRouter.lookup(endpoint.getCamelContext(), router)
            .route(endpoint.getPath().replaceAll("\\{(\\w+)}", ":$1"));
    for (String method : endpoint.getHttpMethodRestrict().split(",", -1)) {
      route.method(HttpMethod.valueOf(method));
    }
    route.handler(this::read);
  }

  @Override
  protected void doStop() throws Exception {
    if (route != null) {
      route.remove();
    }
    super.doStop();
  }

  private void read(RoutingContext context) {
    if (!wanted.at().test(context.pathParams())) {
      process(context, NOTHING);
      return;
    }
    HttpServerRequest request = context.request();
    Buffer body = Buffer.buffer();
    request.handler(
        part -> {
          if (body.length() + part.length() <= wanted.mostBytes()) {
            body.appendBuffer(part);
          } else if (!context.failed() && !context.response().ended()) {
            context.fail(413);
          }
        });
    request.endHandler(
        end -> {
          if (!context.failed() && !context.response().ended()) {
            process(context, body.getBytes());
          }
        });
  }

  private void process(RoutingContext context, byte[] body) {
    Exchange exchange = createExchange(false);
    exchange.setPattern(ExchangePattern.InOut);
    HttpServerRequest request = context.request();
    Message message = exchange.getMessage();
    message.setHeader(Exchange.HTTP_METHOD, request.method().name());
    message.setHeader(Exchange.HTTP_URI, request.uri());
    context.pathParams().forEach(message::setHeader);
    message.setBody(body);
    exchange.setProperty(RawBodyHttp.HEADERS, headers(request));
    try {
      createUoW(exchange);
      getAsyncProcessor().process(exchange, doneHere -> answer(exchange, context));
    } catch (Exception e) {
      exchange.setException(e);
      answer(exchange, context);
    }
  }

  private static Map<String, String> headers(HttpServerRequest request) {
    Map<String, String> headers = new LinkedHashMap<>();
    request
        .headers()
        .forEach(
            (name, value) ->
                headers.merge(
                    name.toLowerCase(Locale.ROOT), value, (first, next) -> first + ", " + next));
    return headers;
  }

  private void answer(Exchange exchange, RoutingContext context) {
    if (exchange.getException() != null) {
      context.fail(exchange.getException());
    } else {
      HttpAnswer.write(
          exchange.getMessage(), context.response(), endpoint.getHeaderFilterStrategy());
    }
    doneUoW(exchange);
    releaseExchange(exchange, false);
  }
}
