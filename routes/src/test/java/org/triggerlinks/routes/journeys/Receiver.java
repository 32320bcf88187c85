package org.triggerlinks.routes.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Another system, which takes webhooks. */
final class Receiver implements AutoCloseable {

  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final List<Call> calls = new CopyOnWriteArrayList<>();

  private Receiver(HttpServer server) {
    this.server = server;
  }

  /** What came, as it came: a signature is over the very bytes. */
  record Call(HttpHeaders headers, String body) {}

  static Receiver start() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Receiver receiver = new Receiver(server);
    server.createContext("/clicks", receiver::take);
    server.start();
    return receiver;
  }

  String url() {
    return "http://127.0.0.1:%d/clicks".formatted(server.getAddress().getPort());
  }

  Call onlyCall() {
    assertThat(calls).hasSize(1);
    return calls.get(0);
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    calls.add(new Call(HttpHeaders.of(exchange.getRequestHeaders(), (name, value) -> true), body));
    exchange.sendResponseHeaders(204, NO_BODY);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
