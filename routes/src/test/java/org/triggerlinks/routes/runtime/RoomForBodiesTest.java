package org.triggerlinks.routes.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How long bodies and connections that nothing comes on are waited for. */
class RoomForBodiesTest {

  private static final Duration LONG = Duration.ofMinutes(10);
  private static final Duration SHORT = Duration.ofMillis(50);
  private static final int LARGE = 10_000;

  private final Vertx vertx = Vertx.vertx();

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void a_large_body_that_does_not_come_is_given_up() throws IOException {
    try (Wire wire = new Wire(serve(new RoomForBodies(LARGE, LARGE, SHORT), LONG))) {
      wire.send(post("Content-Length: " + LARGE) + "some of it");

      assertThat(wire.isClosed()).isTrue();
    }
  }

  @Test
  void room_is_given_back_once_however_a_request_ends() throws IOException {
    int port = serve(new RoomForBodies(LARGE, LARGE, LONG), LONG);
    try (Wire whole = new Wire(port)) {
      for (int i = 0; i < 3; i++) {
        whole.send(post("Content-Length: " + LARGE) + "x".repeat(LARGE));
        assertThat(whole.answer().status()).isEqualTo(200);
      }
    }
    begun(port).orElseThrow().send("some of it").close();

    try (Wire next = await().until(() -> begun(port), Optional::isPresent).orElseThrow()) {
      assertThat(begun(port)).isEmpty();
      next.send("x".repeat(LARGE));
      assertThat(next.answer().status()).isEqualTo(200);
    }
  }

  /** A connection on which a large body may come; empty if it may not. */
  private static Optional<Wire> begun(int port) throws IOException {
    Wire wire = new Wire(port);
    wire.send(post("Content-Length: " + LARGE, "Expect: 100-continue"));
    if (wire.answer().status() == 100) {
      return Optional.of(wire);
    }
    wire.close();
    return Optional.empty();
  }

  @Test
  void a_body_that_does_not_say_its_length_needs_room_for_the_largest() throws IOException {
    int port = serve(new RoomForBodies(LARGE, LARGE, LONG), LONG);
    try (Wire wire = new Wire(port)) {
      wire.send(post("Transfer-Encoding: chunked", "Expect: 100-continue"));
      assertThat(wire.answer().status()).isEqualTo(100);

      assertThat(ask(port, "Transfer-Encoding: chunked")).isEqualTo(503);
      assertThat(ask(port, "Content-Length: " + RoomForBodies.SMALL)).isEqualTo(100);
    }
  }

  @Test
  void a_connection_on_which_nothing_comes_is_closed() throws IOException {
    try (Wire wire = new Wire(serve(new RoomForBodies(LARGE, LARGE, LONG), SHORT))) {
      assertThat(wire.isClosed()).isTrue();
    }
  }

  private int ask(int port, String length) throws IOException {
    try (Wire wire = new Wire(port)) {
      return wire.send(post(length, "Expect: 100-continue")).answer().status();
    }
  }

  private static String post(String... headers) {
    return "POST / HTTP/1.1\r\nHost: x\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
  }

  private int serve(RoomForBodies room, Duration idle) {
    Router router = Router.router(vertx);
    Rejections rejections = new Rejections(LARGE);
    router
        .route()
        .handler(
            context -> {
              if (room.admits(context)) {
                context.next();
              } else {
                rejections.noRoom(context);
              }
            })
        .failureHandler(rejections::failed);
    router.route().handler(BodyHandler.create(false)).handler(context -> context.response().end());
    HttpServer server = vertx.createHttpServer(FrontDoor.options(idle)).requestHandler(router);
    return server
        .listen(0, "localhost")
        .toCompletionStage()
        .toCompletableFuture()
        .join()
        .actualPort();
  }
}
