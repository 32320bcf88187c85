package org.triggerlinks.routes.promises;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** A request as it is written on the wire, for what no HTTP client would send. */
record RawRequest(String target, List<String> headers) {

  private static final int PATIENCE_MILLIS = 30_000;

  static RawRequest get(String target, String... headers) {
    return new RawRequest(target, List.of(headers));
  }

  /** An answer as it is on the wire. */
  record Answer(String text) {

    int status() {
      return Integer.parseInt(text.split(" ", 3)[1]);
    }

    /** The only Location header, if there is one. */
    Optional<String> location() {
      List<String> found =
          head()
              .lines()
              .filter(line -> line.regionMatches(true, 0, "location:", 0, "location:".length()))
              .map(line -> line.substring("location:".length()).strip())
              .toList();
      if (found.size() > 1) {
        throw new IllegalStateException("More than one Location: " + found);
      }
      return found.stream().findFirst();
    }

    private String head() {
      int end = text.indexOf("\r\n\r\n");
      return end < 0 ? text : text.substring(0, end);
    }
  }

  /** Sends it to this port of this machine, and reads until the other end hangs up. */
  Answer send(int port) throws IOException {
    try (Socket socket = new Socket(InetAddress.getByName("localhost"), port)) {
      socket.setSoTimeout(PATIENCE_MILLIS);
      socket.getOutputStream().write(text().getBytes(StandardCharsets.ISO_8859_1));
      return new Answer(
          new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1));
    }
  }

  private String text() {
    String lines = String.join("", headers.stream().map(header -> header + "\r\n").toList());
    return "GET %s HTTP/1.1\r\n%sConnection: close\r\n\r\n".formatted(target, lines);
  }
}
