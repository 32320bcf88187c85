package org.triggerlinks.benchmarks;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/**
 * What can be had at most: nginx answers with a redirect, and writes a line into its access log.
 */
final class Nginx implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private static final String CONFIGURATION =
      """
      daemon off;
      worker_processes auto;
      pid %1$s/pid;
      error_log %1$s/error.log;
      events { worker_connections 1024; }
      http {
        access_log %1$s/access.log;
        client_body_temp_path %1$s;
        proxy_temp_path %1$s;
        fastcgi_temp_path %1$s;
        uwsgi_temp_path %1$s;
        scgi_temp_path %1$s;
        keepalive_requests 100000000;
        server {
          listen 127.0.0.1:%2$d;
          return 302 https://example.com/offer;
        }
      }
      """;

  private final Process process;
  private final int port;

  private Nginx(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  static Nginx start() throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory("nginx");
    int port = freePort();
    Path configuration = folder.resolve("nginx.conf");
    Files.writeString(configuration, CONFIGURATION.formatted(folder, port));
    Process process =
        new ProcessBuilder("nginx", "-p", folder.toString(), "-c", configuration.toString())
            .inheritIO()
            .start();
    awaitPort(port);
    return new Nginx(process, port);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private static void awaitPort(int port) throws IOException, InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try {
        new Socket(InetAddress.getLoopbackAddress(), port).close();
        return;
      } catch (IOException e) {
        if (System.nanoTime() > end) {
          throw e;
        }
        TimeUnit.MILLISECONDS.sleep(50);
      }
    }
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + port);
  }

  @Override
  public void close() {
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
