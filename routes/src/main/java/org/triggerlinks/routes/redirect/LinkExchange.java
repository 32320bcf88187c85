package org.triggerlinks.routes.redirect;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpConstants;
import org.apache.camel.support.AsyncProcessorSupport;
import org.triggerlinks.routes.runtime.Forwarded;

/**
 * Between HTTP and who answers, without holding a thread while the click is being stored: the log's
 * writer has the next clicks to store and hands the answer back to the connection's thread.
 */
final class LinkExchange extends AsyncProcessorSupport {

  // What a page may do: show itself, in no frame. There is no form-action: browsers apply it to the
  // redirect that answers a form, too, and would keep the contact on the page (CSP 3, 6.4.2).
  private static final String PAGE_POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";

  // Bytes, because their length is known: the answer is not chunked.
  private static final byte[] NOTHING = new byte[0];

  private final Answering answering;
  private final Forwarded forwarded;

  LinkExchange(Answering answering, Forwarded forwarded) {
    this.answering = answering;
    this.forwarded = forwarded;
  }

  /** Answers a request, as a rule from another thread. */
  interface Answering {
    void answer(LinkRequest request, Consumer<LinkAnswer> answered);
  }

  @Override
  public boolean process(Exchange exchange, AsyncCallback callback) {
    Message message = exchange.getMessage();
    Context connection = Vertx.currentContext();
    answering.answer(
        request(message),
        answer ->
            connection.runOnContext(
                back -> {
                  write(answer, message);
                  callback.done(false);
                }));
    return false;
  }

  private LinkRequest request(Message message) {
    return new LinkRequest(
        message.getHeader(Exchange.HTTP_METHOD, String.class),
        message.getHeader("path", "", String.class),
        forwarded.client(peer(message), message.getHeaders()).host(),
        message.getHeader("User-Agent", "", String.class),
        purpose(message),
        oneClick(message));
  }

  // Fields of a form are headers here, whichever of the two encodings it has.
  private static boolean oneClick(Message message) {
    return "One-Click".equals(message.getHeader("List-Unsubscribe", "", String.class));
  }

  // Without the port, which is in the address's text. Whose address is not known is nobody's proxy.
  private static String peer(Message message) {
    SocketAddress address =
        message.getHeader(VertxPlatformHttpConstants.REMOTE_ADDRESS, SocketAddress.class);
    return address == null || address.hostAddress() == null ? "unknown" : address.hostAddress();
  }

  private static String purpose(Message message) {
    for (String name : new String[] {"Sec-Purpose", "Purpose", "X-Purpose", "X-Moz"}) {
      String value = message.getHeader(name, "", String.class);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  private static void write(LinkAnswer answer, Message message) {
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_RESPONSE_CODE, answer.status());
    message.setHeader("Cache-Control", "no-store");
    message.setHeader("Referrer-Policy", "no-referrer");
    if (answer.page() == null) {
      message.setHeader("Location", answer.location());
      message.setBody(NOTHING);
    } else {
      message.setHeader("Content-Type", "text/html; charset=utf-8");
      message.setHeader("Content-Security-Policy", PAGE_POLICY);
      message.setBody(answer.page().getBytes(StandardCharsets.UTF_8));
    }
  }
}
