package org.triggerlinks.routes.faults;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** A provider at a real port that takes what it is sent, and misbehaves. */
final class FaultyProvider implements AutoCloseable {

  private static final int NO_BODY = -1;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final ScheduledExecutorService later = Executors.newSingleThreadScheduledExecutor();
  private final List<Taken> taken = new CopyOnWriteArrayList<>();
  private final Queue<HttpExchange> hanging = new ConcurrentLinkedQueue<>();
  private final Duration slowness;
  private volatile Mood mood = Mood.WELL;

  /** What it does with a message that it has read. */
  enum Mood {
    /** Takes it, and says so. */
    WELL,
    /** Takes it, and says so after a while. */
    SLOW,
    /** Does not take it, and says 500. */
    FAILING,
    /** Takes it, and says nothing until it breaks off. */
    HANGING,
    /** Takes it, and dies before it says so. */
    DYING
  }

  /**
   * A message that arrived.
   *
   * @param id by which the sender would know a repeated one
   * @param mood what became of it
   */
  record Taken(String id, String body, Mood mood, long nanos) {}

  FaultyProvider(Duration slowness) throws IOException {
    this.slowness = slowness;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/", this::take);
    server.start();
  }

  /** One that is slow from the start, so that whoever is killed has messages in hand. */
  static FaultyProvider slow(Duration slowness) throws IOException {
    FaultyProvider provider = new FaultyProvider(slowness);
    provider.become(Mood.SLOW);
    return provider;
  }

  void become(Mood next) {
    mood = next;
  }

  /** Breaks off what it is hanging at, without an answer. */
  void breakOff() {
    for (HttpExchange one = hanging.poll(); one != null; one = hanging.poll()) {
      one.close();
    }
  }

  String url() {
    return "http://127.0.0.1:%d/take".formatted(server.getAddress().getPort());
  }

  /** All that ever arrived, in order; nothing is forgotten, and nothing taken for a repeat. */
  List<Taken> taken() {
    return taken;
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Mood now = mood;
    String id = exchange.getRequestHeaders().getFirst("webhook-id");
    taken.add(new Taken(id, body, now, System.nanoTime()));
    switch (now) {
      case WELL -> answer(exchange, 204);
      case SLOW -> {
        Runnable answer = () -> answer(exchange, 204);
        var ignored = later.schedule(answer, slowness.toMillis(), TimeUnit.MILLISECONDS);
      }
      case FAILING -> answer(exchange, 500);
      case HANGING -> hanging.add(exchange);
      case DYING -> exchange.close();
    }
  }

  private static void answer(HttpExchange exchange, int status) {
    try (exchange) {
      exchange.sendResponseHeaders(status, NO_BODY);
    } catch (IOException e) {
      // Whoever asked does not wait any more.
    }
  }

  @Override
  public void close() {
    server.stop(0);
    later.shutdownNow();
    threads.shutdownNow();
  }
}
