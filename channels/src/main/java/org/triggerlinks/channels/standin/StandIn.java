package org.triggerlinks.channels.standin;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;

/**
 * Stands in for a provider that cannot be reached: a server on this computer that takes requests as
 * strictly as the provider does, and can be told to fail as it does.
 */
public abstract class StandIn implements AutoCloseable {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Queue<Mood> moods = new ConcurrentLinkedQueue<>();
  private final List<Call> calls = new CopyOnWriteArrayList<>();
  private final CountDownLatch closed = new CountDownLatch(1);

  /**
   * A stand-in that listens.
   *
   * @param port 0 for any that is free
   */
  protected StandIn(int port) {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
    } catch (IOException e) {
      throw new UncheckedIOException("Port %d cannot be listened on.".formatted(port), e);
    }
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** What the provider answers to this request, which it takes if it is right. */
  protected abstract Reply answer(Call call);

  /** Where it listens, without a slash at the end. */
  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** How the next requests are treated, one after the other; those after that are treated well. */
  public void next(Mood... next) {
    moods.addAll(List.of(next));
  }

  /** Every request there was, whatever became of it. */
  public List<Call> calls() {
    return List.copyOf(calls);
  }

  /**
   * Calls somebody's webhook.
   *
   * @return what was answered, an HTTP status
   */
  protected static int post(URI webhook, Map<String, String> headers, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(webhook).POST(HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    try {
      return CLIENT.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException("%s did not answer.".formatted(webhook), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted while %s was called.".formatted(webhook), e);
    }
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Call call = read(exchange);
      calls.add(call);
      Mood mood = moods.poll();
      if (mood instanceof Mood.DyingBeforeTaking) {
        return;
      } else if (mood instanceof Mood.Failing failing) {
        write(exchange, failing.reply(), Duration.ZERO);
        return;
      }
      Reply reply = answer(call);
      if (mood instanceof Mood.DyingAfterTaking) {
        return;
      } else if (mood instanceof Mood.Slow slow) {
        pause(slow.pause());
      }
      write(
          exchange,
          reply,
          mood instanceof Mood.Dripping dripping ? dripping.pause() : Duration.ZERO);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static Call read(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    exchange
        .getRequestHeaders()
        .forEach(
            (name, values) ->
                headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    URI uri = exchange.getRequestURI();
    return new Call(
        exchange.getRequestMethod(),
        uri.getRawPath(),
        uri.getRawQuery(),
        headers,
        new String(body(exchange, headers).readAllBytes(), StandardCharsets.UTF_8));
  }

  // Google's own client compresses what it posts.
  private static InputStream body(HttpExchange exchange, Map<String, String> headers)
      throws IOException {
    return headers.getOrDefault("content-encoding", "").equals("gzip")
        ? new GZIPInputStream(exchange.getRequestBody())
        : exchange.getRequestBody();
  }

  private void write(HttpExchange exchange, Reply reply, Duration beforeEachByte)
      throws IOException, InterruptedException {
    reply.headers().forEach(exchange.getResponseHeaders()::set);
    byte[] body = reply.body().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(reply.status(), body.length == 0 ? -1 : body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      if (beforeEachByte.isZero()) {
        out.write(body);
        return;
      }
      for (byte each : body) {
        pause(beforeEachByte);
        out.write(each);
        out.flush();
      }
    }
  }

  // Ends early when the stand-in is closed.
  private void pause(Duration length) throws InterruptedException {
    if (closed.await(length.toMillis(), TimeUnit.MILLISECONDS)) {
      throw new InterruptedException("closed");
    }
  }

  /** Stops listening: who calls then is refused. */
  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
