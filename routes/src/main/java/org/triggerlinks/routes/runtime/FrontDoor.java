package org.triggerlinks.routes.runtime;

import io.vertx.core.AbstractVerticle;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Promise;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Camel's HTTP server, opened with what Camel has no setting for: the length of URLs, how long
 * nothing may come on a connection, and an answer of our own where a request does not get as far as
 * a route.
 */
final class FrontDoor extends VertxPlatformHttpServer {

  /** RFC 9110, 4.1 asks for 8,000 at least; it includes the method and the version. */
  static final int LONGEST_REQUEST_LINE = 8192;

  static final int LONGEST_HEADERS = 8192;

  // Longer than proxies keep a connection that they do not use, which is a minute as a rule: if it
  // is closed while they send a click on it, the click fails.
  private static final Duration IDLE = Duration.ofSeconds(75);

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Rejections rejections;
  private final LastConnections connections;
  private final Queue<HttpServer> servers = new ConcurrentLinkedQueue<>();

  FrontDoor(
      VertxPlatformHttpServerConfiguration configuration,
      Rejections rejections,
      LastConnections connections) {
    super(configuration);
    this.configuration = configuration;
    this.rejections = rejections;
    this.connections = connections;
  }

  // Proxies speak HTTP/1.1 to what is behind them. The other version has no such thing as
  // "Connection: close", by which those are sent away who would be cut off otherwise.
  static HttpServerOptions options(Duration idle) {
    return new HttpServerOptions()
        .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
        .setMaxHeaderSize(LONGEST_HEADERS)
        .setHttp2ClearTextEnabled(false)
        .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
        .setIdleTimeout((int) idle.toMillis());
  }

  // A server has one thread for all its connections, so there is one for each processor; they
  // share the port.
  @Override
  protected void startServer() {
    DeploymentOptions everyProcessor =
        new DeploymentOptions().setInstances(Runtime.getRuntime().availableProcessors());
    getVertx()
        .deployVerticle(Listener::new, everyProcessor)
        .toCompletionStage()
        .toCompletableFuture()
        .join();
  }

  private final class Listener extends AbstractVerticle {

    @Override
    public void start(Promise<Void> started) {
      HttpServer server =
          vertx
              .createHttpServer(options(IDLE))
              .connectionHandler(connections::opened)
              .invalidRequestHandler(rejections::unreadable)
              .requestHandler(FrontDoor.this::admit);
      server
          .listen(configuration.getBindPort(), configuration.getBindHost())
          .onSuccess(servers::add)
          .<Void>mapEmpty()
          .onComplete(started);
    }
  }

  // The router would fail on such a path before any of its handlers, and log it as its own failure.
  private void admit(HttpServerRequest request) {
    connections.used();
    if (rejections.hasMalformedPath(request)) {
      rejections.malformedPath(request);
    } else {
      router().handle(request);
    }
  }

  VertxPlatformHttpRouter router() {
    return VertxPlatformHttpRouter.lookup(
        getCamelContext(),
        VertxPlatformHttpRouter.getRouterNameFromPort(configuration.getBindPort()));
  }

  @Override
  public HttpServer getServer() {
    return servers.peek();
  }

  @Override
  public int getPort() {
    return servers.isEmpty() ? configuration.getBindPort() : servers.peek().actualPort();
  }

  @Override
  protected void stopServer() {
    connections.closePort();
    for (HttpServer server = servers.poll(); server != null; server = servers.poll()) {
      server.close().toCompletionStage().toCompletableFuture().join();
    }
  }

  @Override
  protected void stopVertx() {
    if (getVertx() != null) {
      getVertx().close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
