package org.triggerlinks.routes.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.routes.compose.WebhookCall;

/** Webhooks go to addresses that others chose: what those are and do must not harm us. */
class WebhookCarrierTest {

  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String NAME = "hooks.partner.example";
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final int NO_BODY = -1;

  private final List<String> called = new CopyOnWriteArrayList<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newCachedThreadPool());
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "10.1.2.3",
        "172.16.0.1",
        "192.168.1.1",
        "169.254.169.254",
        "100.64.0.1",
        "0.0.0.0",
        "::1",
        "fe80::1",
        "fd00:ec2::254",
        "64:ff9b::7f00:1",
        "2002:7f00:1::"
      })
  void a_public_name_that_resolves_to_a_private_address_is_not_called(String address)
      throws Exception {
    answer("/", exchange -> exchange.sendResponseHeaders(204, NO_BODY));

    SendResult result = post(Names.leadingTo(address), PATIENCE, "/", false);

    assertThat(called).isEmpty();
    assertThat(result).isInstanceOf(SendResult.Refused.class);
    assertThat(DispatchResults.detail(result))
        .startsWith(NAME + " resolves to " + InetAddress.getByName(address).getHostAddress())
        .contains("allow_private_destinations");
  }

  @Test
  void a_location_that_allows_it_calls_the_very_address_its_name_resolved_to() throws Exception {
    answer("/hook", exchange -> exchange.sendResponseHeaders(204, NO_BODY));
    Names names = Names.leadingTo("127.0.0.1");

    SendResult result = post(names, PATIENCE, "/hook", true);

    assertThat(result).isEqualTo(new SendResult.Accepted("HTTP 204", false));
    assertThat(called).containsExactly(NAME + ":" + port() + "/hook");
    assertThat(names.asked).containsExactly(NAME);
  }

  @Test
  void of_several_addresses_only_public_ones_are_called() throws Exception {
    assertThat(
            new CheckedAddresses(Names.leadingTo("10.0.0.1", "93.184.216.34", "::1")).resolve(NAME))
        .extracting(InetAddress::getHostAddress)
        .containsExactly("93.184.216.34");
  }

  @Test
  void a_redirect_is_not_followed() throws Exception {
    answer(
        "/from",
        exchange -> {
          exchange.getResponseHeaders().set("Location", "http://127.0.0.1:" + port() + "/to");
          exchange.sendResponseHeaders(307, NO_BODY);
        });
    answer("/to", exchange -> exchange.sendResponseHeaders(204, NO_BODY));

    SendResult result = post(Names.leadingTo("127.0.0.1"), PATIENCE, "/from", true);

    assertThat(called).hasSize(1);
    assertThat(DispatchResults.detail(result)).contains("HTTP 307", "A redirect is not followed");
  }

  @Test
  @Timeout(60)
  void a_body_without_end_holds_nobody() throws Exception {
    answer(
        "/",
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          byte[] rubbish = new byte[1 << 16];
          while (true) {
            exchange.getResponseBody().write(rubbish);
          }
        });

    SendResult result = post(Names.leadingTo("127.0.0.1"), PATIENCE, "/", true);

    assertThat(result).isEqualTo(new SendResult.Accepted("HTTP 200", false));
  }

  @Test
  @Timeout(60)
  void an_answer_that_drips_byte_by_byte_is_cut_off() throws Exception {
    try (ServerSocket listening = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread receiver = new Thread(() -> drip(listening));
      receiver.setDaemon(true);
      receiver.start();

      SendResult result =
          post(
              Names.leadingTo("127.0.0.1"),
              Duration.ofSeconds(1),
              "http://%s:%d/".formatted(NAME, listening.getLocalPort()),
              true);

      assertThat(result).isInstanceOf(SendResult.TryLater.class);
      assertThat(DispatchResults.detail(result)).contains("did not answer");
    }
  }

  /** Sends a header that never ends, one byte at a time, for as long as somebody reads it. */
  private static void drip(ServerSocket listening) {
    try (Socket socket = listening.accept()) {
      OutputStream out = socket.getOutputStream();
      out.write("HTTP/1.1 200 OK\r\nX-Slow: ".getBytes(StandardCharsets.US_ASCII));
      socket.setSoTimeout(20);
      while (listens(socket)) {
        out.write('a');
      }
    } catch (IOException e) {
      // The other side hung up.
      return;
    }
  }

  private static boolean listens(Socket socket) throws IOException {
    try {
      return socket.getInputStream().read() >= 0;
    } catch (SocketTimeoutException e) {
      return true;
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"120", "Mon, 02 Mar 2026 09:02:00 GMT"})
  void who_asks_to_be_left_alone_is_left_alone(String retryAfter) throws Exception {
    answer(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          exchange.sendResponseHeaders(429, NO_BODY);
        });

    SendResult result = post(Names.leadingTo("127.0.0.1"), PATIENCE, "/", true);

    assertThat(((SendResult.TryLater) result).after()).isEqualTo(Duration.ofMinutes(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "soon", "Mon, 02 Mar 2020 09:02:00 GMT"})
  void who_asks_for_nonsense_is_called_again_as_usual(String retryAfter) throws Exception {
    answer(
        "/",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", retryAfter);
          exchange.sendResponseHeaders(503, NO_BODY);
        });

    SendResult result = post(Names.leadingTo("127.0.0.1"), PATIENCE, "/", true);

    assertThat(((SendResult.TryLater) result).after()).isEqualTo(Duration.ofSeconds(5));
  }

  private void answer(String path, HttpHandler handler) {
    server.createContext(
        path,
        exchange -> {
          called.add(hostAndPath(exchange));
          exchange.getRequestBody().readAllBytes();
          handler.handle(exchange);
          exchange.close();
        });
  }

  private static String hostAndPath(HttpExchange exchange) {
    return exchange.getRequestHeaders().getFirst("Host") + exchange.getRequestURI();
  }

  private int port() {
    return server.getAddress().getPort();
  }

  private SendResult post(Names names, Duration patience, String target, boolean allowPrivate) {
    String url = target.startsWith("/") ? "http://%s:%d%s".formatted(NAME, port(), target) : target;
    Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
    WebhookClient client = new WebhookClient(names, patience, clock);
    try (WebhookCarrier carrier = new WebhookCarrier(client, clock)) {
      WebhookCall call = new WebhookCall(url, null, Map.of("type", "test"));
      return carrier.post("id-1", call, SECRET, allowPrivate);
    }
  }
}
