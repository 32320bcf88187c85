package org.triggerlinks.routes.runtime;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Who has just connected when the service stops. */
class LastConnectionsTest {

  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final int PATIENCE_MILLIS = 30_000;
  private static final Duration LONG = Duration.ofMinutes(1);

  @TempDir Path folder;

  private final Main camel = new Main();
  private final List<Socket> connections = new ArrayList<>();
  private FrontDoor door;

  @BeforeEach
  void open() throws Exception {
    VertxPlatformHttpServerConfiguration here = new VertxPlatformHttpServerConfiguration();
    here.setBindHost(HERE.getHostAddress());
    here.setBindPort(TestSettings.in(folder).http().port());
    camel.start();
    Rejections rejections = new Rejections(1000);
    door = new FrontDoor(here, rejections, new LastConnections(LONG, LONG));
    door.setCamelContext(camel.getCamelContext());
    door.start();
    door.router().route().handler(rejections::notReady);
  }

  @AfterEach
  void close() throws Exception {
    for (Socket connection : connections) {
      connection.close();
    }
    camel.stop();
  }

  @Test
  void areToldToComeLaterWhileNewOnesAreRefused() throws Exception {
    for (int i = 0; i < 12; i++) {
      connections.add(connect());
    }
    assertThat(answerTo(connections.get(0))).startsWith("HTTP/1.1 503 ");

    Thread stopping = new Thread(door::stop);
    stopping.start();
    await().until(this::isRefused);

    for (Socket connection : connections.subList(1, connections.size())) {
      assertThat(answerTo(connection)).startsWith("HTTP/1.1 503 ");
    }
    stopping.interrupt();
    stopping.join();
  }

  private Socket connect() throws IOException {
    Socket connection = new Socket(HERE, door.getPort());
    connection.setSoTimeout(PATIENCE_MILLIS);
    return connection;
  }

  private boolean isRefused() throws IOException {
    try {
      connect().close();
      return false;
    } catch (ConnectException e) {
      return true;
    }
  }

  private static String answerTo(Socket connection) throws IOException {
    connection
        .getOutputStream()
        .write("GET /l/x HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(US_ASCII));
    return new String(connection.getInputStream().readAllBytes(), US_ASCII);
  }
}
