package org.triggerlinks.routes.runtime;

import java.util.Map;
import java.util.function.Predicate;
import org.apache.camel.Processor;
import org.apache.camel.component.platform.http.PlatformHttpEndpoint;
import org.apache.camel.component.platform.http.spi.PlatformHttpConsumer;
import org.apache.camel.component.platform.http.spi.PlatformHttpEngine;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpRouter;

/**
 * Serves flows that never wait and that need the body byte for byte: {@code
 * platform-http:...?platformHttpEngine=#raw-body}. Camel's own engine takes forms apart, of which
 * nothing is left then that a signature could be compared with, and makes headers of Camel's of
 * whatever comes in.
 */
public final class RawBodyHttp implements PlatformHttpEngine {

  /** Name of the engine in Camel's registry. */
  public static final String NAME = "raw-body";

  /** Property of an exchange: the request's headers by their names in small letters. */
  public static final String HEADERS = "RequestHeaders";

  private final int port;
  private final Wanted wanted;

  /**
   * Which bodies are read at all.
   *
   * @param at whether at this address, by the names in its path
   * @param mostBytes of them
   */
  record Wanted(Predicate<Map<String, String>> at, int mostBytes) {}

  RawBodyHttp(int port, Wanted wanted) {
    this.port = port;
    this.wanted = wanted;
  }

  @Override
  public PlatformHttpConsumer createConsumer(PlatformHttpEndpoint endpoint, Processor processor) {
    return new RawBodyConsumer(
        endpoint, processor, VertxPlatformHttpRouter.getRouterNameFromPort(port), wanted);
  }

  @Override
  public int getServerPort() {
    return port;
  }
}
