package org.triggerlinks.channels;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.ToIntFunction;

/** Stands in for our own door, as stand-ins call a webhook by HTTP. */
public final class CaughtWebhook {

  private CaughtWebhook() {}

  /**
   * The request that a stand-in makes.
   *
   * @param post posts to the webhook with this address, and gives the status that was answered
   */
  public static WebhookRequest of(Account account, ToIntFunction<URI> post) throws IOException {
    Queue<WebhookRequest> caught = new ConcurrentLinkedQueue<>();
    HttpServer door =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    URI address =
        URI.create(
            "http://127.0.0.1:%d%s".formatted(door.getAddress().getPort(), account.webhookPath()));
    door.createContext("/", exchange -> take(exchange, address, caught));
    door.start();
    try {
      assertThat(post.applyAsInt(address)).isEqualTo(200);
      return caught.remove();
    } finally {
      door.stop(0);
    }
  }

  // It is caught before it is answered: who is answered looks for it.
  private static void take(HttpExchange exchange, URI address, Queue<WebhookRequest> caught)
      throws IOException {
    try (exchange) {
      Map<String, String> headers = new TreeMap<>();
      exchange
          .getRequestHeaders()
          .forEach(
              (name, values) ->
                  headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
      caught.add(
          new WebhookRequest(
              exchange.getRequestMethod(),
              address.resolve(exchange.getRequestURI()),
              headers,
              exchange.getRequestBody().readAllBytes()));
      exchange.sendResponseHeaders(200, -1);
    }
  }
}
