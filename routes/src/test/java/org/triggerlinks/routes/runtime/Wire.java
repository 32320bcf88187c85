package org.triggerlinks.routes.runtime;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** A connection on which anything can be sent, also what no HTTP client would send. */
final class Wire implements AutoCloseable {

  private static final int PATIENCE_MILLIS = 20_000;

  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;

  Wire(int port) throws IOException {
    socket = new Socket("localhost", port);
    socket.setSoTimeout(PATIENCE_MILLIS);
    in = socket.getInputStream();
    out = socket.getOutputStream();
  }

  /** An answer; names of headers are in lower case. */
  record Answer(int status, Map<String, String> headers, String body) {

    String header(String name) {
      return headers.getOrDefault(name, "");
    }
  }

  Wire send(String text) throws IOException {
    out.write(text.getBytes(StandardCharsets.ISO_8859_1));
    out.flush();
    return this;
  }

  /** The next answer, also one that only says to go on. */
  Answer answer() throws IOException {
    int status = Integer.parseInt(line().split(" ", 3)[1]);
    Map<String, String> headers = new TreeMap<>();
    for (String line = line(); !line.isEmpty(); line = line()) {
      String[] parts = line.split(": *", 2);
      headers.put(parts[0].toLowerCase(Locale.ROOT), parts[1]);
    }
    return new Answer(status, headers, body(status, headers));
  }

  private String body(int status, Map<String, String> headers) throws IOException {
    if (status < 200 || status == 204) {
      return "";
    }
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    if (headers.containsKey("transfer-encoding")) {
      for (int length = chunk(); length > 0; length = chunk()) {
        body.write(in.readNBytes(length));
        line();
      }
      line();
    } else {
      body.write(in.readNBytes(Integer.parseInt(headers.get("content-length"))));
    }
    return body.toString(StandardCharsets.UTF_8);
  }

  private int chunk() throws IOException {
    return Integer.parseInt(line(), 16);
  }

  /** True if the other end closes the connection and says nothing more. */
  boolean isClosed() throws IOException {
    return in.read() < 0;
  }

  private String line() throws IOException {
    ByteArrayOutputStream line = new ByteArrayOutputStream();
    for (int next = in.read(); next != '\n'; next = in.read()) {
      if (next < 0) {
        throw new IOException("The connection was closed after: " + line);
      }
      line.write(next);
    }
    return line.toString(StandardCharsets.UTF_8).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
