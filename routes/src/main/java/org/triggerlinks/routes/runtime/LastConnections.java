package org.triggerlinks.routes.runtime;

import io.netty.channel.Channel;
import io.vertx.core.http.HttpConnection;
import io.vertx.core.net.impl.ConnectionBase;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * Closes the port when the HTTP server stops, and waits until nothing comes in any more. Vert.x
 * closes the port and all connections at once, and who had just connected would be cut off; this
 * way they are told to come later, and who comes after them is refused, which clients and proxies
 * take for what it is. Cut off is still who connects in the instant before the port is closed, whom
 * the kernel has let in and nobody else, and who is still sending a long body.
 */
final class LastConnections {

  private static final int LOOKED_AT_EVERY_MILLIS = 5;

  private final Duration quiet;
  private final Duration patience;
  private volatile Channel port;
  private volatile long lastUse;

  LastConnections() {
    this(Duration.ofMillis(20), Duration.ofSeconds(1));
  }

  /**
   * @param quiet when nothing came in for so long, who was let in has been answered
   * @param patience how long to wait for that, at most
   */
  LastConnections(Duration quiet, Duration patience) {
    this.quiet = quiet;
    this.patience = patience;
  }

  /** To be told of each connection: Vert.x shows the port to nobody, but each connection has it. */
  void opened(HttpConnection connection) {
    if (port == null) {
      port = ((ConnectionBase) connection).channel().parent();
    }
    used();
  }

  /** To be told of each request. */
  void used() {
    lastUse = System.nanoTime();
  }

  /** Returns when nobody can connect any more, and who had connected is answered. */
  void closePort() {
    if (port == null) {
      return; // nobody ever came
    }
    port.close().awaitUninterruptibly();
    long closed = System.nanoTime();
    used();
    try {
      while (System.nanoTime() - lastUse < quiet.toNanos()
          && System.nanoTime() - closed < patience.toNanos()) {
        TimeUnit.MILLISECONDS.sleep(LOOKED_AT_EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
