package org.triggerlinks.routes.inbound;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.triggerlinks.channels.WebhookReply;
import org.triggerlinks.channels.WebhookRequest;
import org.triggerlinks.routes.runtime.RawBodyHttp;

/** Between HTTP and the receptionist, without holding a thread while something is being stored. */
final class WebhookExchange extends AsyncProcessorSupport {

  private final Receptionist receptionist;
  private final URI baseUrl;

  WebhookExchange(Receptionist receptionist, URI baseUrl) {
    this.receptionist = receptionist;
    this.baseUrl = baseUrl;
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Message message = exchange.getMessage();
    Context connection = Vertx.currentContext();
    WebhookRequest request;
    try {
      request = request(exchange);
    } catch (IllegalArgumentException e) {
      write(WebhookReply.refused(400, "The address is none."), message);
      callback.done(true);
      return true;
    }
    receptionist.answer(
        message.getHeader("channel", String.class),
        message.getHeader("location", String.class),
        request,
        reply ->
            connection.runOnContext(
                back -> {
                  write(reply, message);
                  callback.done(false);
                }));
    return false;
  }

  // What the provider called, which no proxy in between and no Host header can change.
  private WebhookRequest request(Exchange exchange) {
    Message message = exchange.getMessage();
    return new WebhookRequest(
        message.getHeader(Exchange.HTTP_METHOD, String.class),
        URI.create(baseUrl + message.getHeader(Exchange.HTTP_URI, String.class)),
        headers(exchange),
        message.getBody(byte[].class));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, String> headers(Exchange exchange) {
    return exchange.getProperty(RawBodyHttp.HEADERS, Map.class);
  }

  private static void write(WebhookReply reply, Message message) {
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
    message.setHeader("Content-Type", reply.contentType());
    message.setHeader("Cache-Control", "no-store");
    message.setBody(reply.body().getBytes(StandardCharsets.UTF_8));
  }
}
