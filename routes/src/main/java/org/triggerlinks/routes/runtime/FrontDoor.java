package org.triggerlinks.routes.runtime;

import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * Camel's HTTP server, opened with what Camel has no setting for: the length of URLs, and an answer
 * of our own where a request does not get as far as a route.
 */
final class FrontDoor extends VertxPlatformHttpServer {

  /** RFC 9110, 4.1 asks for 8,000 at least; it includes the method and the version. */
  static final int LONGEST_REQUEST_LINE = 8192;

  static final int LONGEST_HEADERS = 8192;

  private final VertxPlatformHttpServerConfiguration configuration;
  private final Rejections rejections;
  private HttpServer server;

  FrontDoor(VertxPlatformHttpServerConfiguration configuration, Rejections rejections) {
    super(configuration);
    this.configuration = configuration;
    this.rejections = rejections;
  }

  @Override
  protected void startServer() {
    HttpServerOptions options =
        new HttpServerOptions()
            .setMaxInitialLineLength(LONGEST_REQUEST_LINE)
            .setMaxHeaderSize(LONGEST_HEADERS);
    server =
        getVertx()
            .createHttpServer(options)
            .invalidRequestHandler(rejections::unreadable)
            .requestHandler(this::admit)
            .listen(configuration.getBindPort(), configuration.getBindHost())
            .toCompletionStage()
            .toCompletableFuture()
            .join();
  }

  // The router would fail on such a path before any of its handlers, and log it as its own failure.
  private void admit(HttpServerRequest request) {
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
    return server;
  }

  @Override
  public int getPort() {
    return server == null ? configuration.getBindPort() : server.actualPort();
  }

  @Override
  protected void stopServer() {
    if (server != null) {
      server.close().toCompletionStage().toCompletableFuture().join();
      server = null;
    }
  }

  @Override
  protected void stopVertx() {
    if (getVertx() != null) {
      getVertx().close().toCompletionStage().toCompletableFuture().join();
    }
  }
}
