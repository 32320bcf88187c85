package org.triggerlinks.routes.runtime;

import java.util.List;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Serves flows that never wait, on the thread of the connection: {@code
 * platform-http:...?platformHttpEngine=#non-blocking}. Camel's own engine gives each request a
 * thread of a pool until it is answered, as a route might wait for something; that costs two
 * changes of thread, and the size of the pool would bound how many clicks wait for the disk
 * together.
 */
public final class NonBlockingHttp implements PlatformHttpEngine {

  /** Name of the engine in Camel's registry. */
  public static final String NAME = "non-blocking";

  private final int port;

  NonBlockingHttp(int port) {
    this.port = port;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return new NonBlockingConsumer(
        endpoint, processor, List.of(), VertxPlatformHttpRouter.getRouterNameFromPort(port));
  }

  @Override
  public int getServerPort() {
    return port;
  }
}
