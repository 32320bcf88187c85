package org.triggerlinks.routes.runtime;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.spi.HeaderFilterStrategy;

/** Writes what a route answers. */
final class HttpAnswer {

  private HttpAnswer() {}

  // Bytes, so that their length is known. Who has closed the connection meanwhile gets nothing.
  static void write(Message answer, HttpServerResponse response, HeaderFilterStrategy headers) {
    if (response.ended() || response.closed()) {
      return;
    }
    response.setStatusCode(answer.getHeader(Exchange.HTTP_RESPONSE_CODE, 200, Integer.class));
    answer
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (!headers.applyFilterToCamelHeaders(name, value, answer.getExchange())) {
                response.putHeader(name, value.toString());
              }
            });
    response.end(Buffer.buffer(answer.getBody(byte[].class)));
  }
}
