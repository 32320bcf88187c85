package org.triggerlinks.routes.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Message;
import org.apache.camel.builder.RouteBuilder;
import org.triggerlinks.routes.queue.RelayToQueue;
import org.triggerlinks.routes.runtime.AtMost;

/** The API: every call takes the same way, and {@link Api} knows the operations. */
public final class ServeApi extends RouteBuilder {

  private static final List<String> HEADERS =
      List.of("Authorization", "Content-Type", Idempotency.HEADER);
  private static final byte[] NOTHING = new byte[0];

  private final Api api;
  private final AtMost places;

  /** Answers at most so many calls at the same time; further ones are refused. */
  public ServeApi(Api api, int mostAtOnce) {
    this.api = api;
    this.places = new AtMost(mostAtOnce);
  }

  @Override
  public void configure() {
    onException(Exception.class).handled(true).process(ServeApi::tellFailure);

    from("platform-http:" + Api.PREFIX + "?matchOnUriPrefix=true")
        .routeId("serve-api")
        .routeDescription("Answers the calls of the REST API.")
        .process(ServeApi::readRequest)
        .process(this::answer)
        .filter(header(Exchange.HTTP_METHOD).isNotEqualTo("GET"))
        .to(ExchangePattern.InOnly, RelayToQueue.WAKE_FACTS)
        .to(ExchangePattern.InOnly, RelayToQueue.WAKE_INTENTS)
        .end()
        .process(ServeApi::writeReply);
  }

  private void answer(Exchange exchange) {
    HttpRequest request = exchange.getMessage().getBody(HttpRequest.class);
    exchange
        .getMessage()
        .setBody(places.run(() -> api.answer(request), () -> Problems.reply(Refused.busy())));
  }

  private static void readRequest(Exchange exchange) {
    Message message = exchange.getMessage();
    Map<String, String> headers = new LinkedHashMap<>();
    for (String name : HEADERS) {
      String value = message.getHeader(name, String.class);
      if (value != null) {
        headers.put(name.toLowerCase(Locale.ROOT), value);
      }
    }
    byte[] body = message.getBody(byte[].class);
    message.setBody(
        new HttpRequest(
            message.getHeader(Exchange.HTTP_METHOD, String.class),
            rawPath(message.getHeader(Exchange.HTTP_URI, String.class)),
            message.getHeader(Exchange.HTTP_RAW_QUERY, String.class),
            headers,
            body == null ? NOTHING : body));
  }

  /**
   * The path as it was sent: Camel's own path header is decoded, which would split a%2Fb. A client
   * may also send the whole URL (RFC 9112, 3.2.2).
   */
  private static String rawPath(String uri) {
    String path = uri.split("[?#]", 2)[0].replaceFirst("^\\w+://[^/]*", "");
    return path.substring(Math.min(Api.PREFIX.length(), path.length()));
  }

  /** Nobody foresaw it, and the caller is told in the same form as of everything else. */
  private static void tellFailure(Exchange exchange) {
    Exception failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Exception.class);
    tell(exchange, Problems.unexpected("A call of the API", failure));
  }

  private static void tell(Exchange exchange, Problem problem) {
    exchange.getMessage().setBody(Problems.reply(problem));
    writeReply(exchange);
  }

  /** Whatever came in is dropped: only the headers of the reply go out. */
  static void writeReply(Exchange exchange) {
    Message message = exchange.getMessage();
    HttpReply reply = message.getBody(HttpReply.class);
    message.removeHeaders("*");
    reply.headers().forEach(message::setHeader);
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, reply.status());
    message.setBody(reply.body());
  }
}
