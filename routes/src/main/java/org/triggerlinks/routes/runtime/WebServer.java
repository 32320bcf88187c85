package org.triggerlinks.routes.runtime;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.HttpException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.camel.CamelContext;
import org.apache.camel.component.platform.http.PlatformHttpComponent;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;

/**
 * The HTTP server under all {@code platform-http:} routes, and what is the same for all of them.
 */
final class WebServer {
  private final Settings.Http settings;
  private final Rejections rejections;
  private final RoomForBodies bodies;
  private final AtomicInteger inFlight = new AtomicInteger();
  private volatile boolean open;

  WebServer(Settings.Http settings) {
    this.settings = settings;
    this.rejections = new Rejections(settings.maxBodyBytes());
    this.bodies = RoomForBodies.inMemory(settings.maxBodyBytes());
  }

  /**
   * Listens; until {@link #open} every request is answered with 503. To be called before routes
   * start.
   *
   * @throws CannotStart if the port is taken
   */
  void listen(CamelContext context) throws Exception {
    requireFreePort();
    VertxOptions options = new VertxOptions().setWorkerPoolSize(settings.workers());
    // nothing is served from the class path, so nothing needs to be unpacked to a temporary folder
    options.setFileSystemOptions(
        new FileSystemOptions().setClassPathResolvingEnabled(false).setFileCachingEnabled(false));
    context.getRegistry().bind("vertx-options", options);
    FrontDoor server = new FrontDoor(configuration(), rejections, new LastConnections());
    server.setCamelContext(context);
    server.start();
    context.addService(server, true, true); // stopped with the context, after the routes
    requireListening(server);
    rules(server.router());
  }

  /** From now on requests reach the routes. */
  void open() {
    open = true;
  }

  /** From now on requests are turned away; those in flight go on. */
  void closeToNewRequests() {
    open = false;
  }

  /** How many requests are not answered yet. */
  int inFlight() {
    return inFlight.get();
  }

  /** Registers the numbers of the server itself. */
  void measure(MeterRegistry registry) {
    FunctionCounter.builder("triggerlinks.http.bodies.refused", bodies, RoomForBodies::refused)
        .description("Requests that were refused as too many bodies were held at the same time.")
        .register(registry);
  }

  /** The component behind {@code platform-http:} endpoints. */
  static PlatformHttpComponent component() {
    PlatformHttpComponent component = new PlatformHttpComponent();
    component.setHeaderFilterStrategy(new ResponseHeaders());
    return component;
  }

  private VertxPlatformHttpServerConfiguration configuration() {
    VertxPlatformHttpServerConfiguration configuration = new VertxPlatformHttpServerConfiguration();
    configuration.setBindHost(settings.host());
    configuration.setBindPort(settings.port());
    configuration.setMaxBodySize((long) settings.maxBodyBytes());
    configuration.getBodyHandler().setHandleFileUploads(false);
    return configuration;
  }

  private void rules(VertxPlatformHttpRouter router) {
    router
        .route()
        .handler(
            context -> {
              inFlight.incrementAndGet();
              context.addEndHandler(ended -> inFlight.decrementAndGet());
              if (!open) {
                rejections.notReady(context);
              } else if (isLinkWithMalformedQuery(context)) {
                context.reroute(context.request().path());
              } else if (!bodies.admits(context)) {
                rejections.noRoom(context);
              } else {
                context.next();
              }
            })
        .failureHandler(rejections::failed);
    router.route().last().handler(rejections::nothingHere);
  }

  /** A mail program that adds a query of its own, and adds it wrongly, must not break a link. */
  private static boolean isLinkWithMalformedQuery(RoutingContext context) {
    if (!context.request().path().startsWith("/l/")
        && !context.request().path().startsWith("/u/")) {
      return false;
    }
    try {
      context.queryParams();
      return false;
    } catch (HttpException e) {
      return true;
    }
  }

  /** Asked before anything else starts, because the server itself only logs that it could not. */
  void requireFreePort() {
    try (ServerSocket socket = new ServerSocket()) {
      socket.bind(new InetSocketAddress(InetAddress.getByName(settings.host()), settings.port()));
    } catch (IOException e) {
      throw CannotStart.portTaken(settings.host(), settings.port(), e);
    }
  }

  private void requireListening(VertxPlatformHttpServer server) {
    if (server.getServer() == null || server.getServer().actualPort() != settings.port()) {
      throw CannotStart.portTaken(settings.host(), settings.port(), null);
    }
  }
}
