package org.triggerlinks.routes.journeys;

import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/** Opens links as a person does, and as a mail gateway does that looks at every link first. */
enum Browser {
  OF_A_PERSON(
      "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
          + " Version/17.5 Mobile/15E148 Safari/604.1"),
  OF_A_SCANNER("Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5");

  // Redirects lead out of the service, where nothing is to be fetched.
  private static final HttpClient HTTP =
      HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NEVER).build();

  private final String name;

  Browser(String name) {
    this.name = name;
  }

  /** An answer: where it leads, or the page it shows. */
  record Shown(int status, String location, String page) {}

  Shown open(String url) {
    return send(HttpRequest.newBuilder(URI.create(url)).GET());
  }

  /** Presses the button of the page at this URL. */
  Shown press(String url) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.noBody()));
  }

  /** What a mail program posts to the address in a mail's header (RFC 8058, 3.2). */
  Shown unsubscribe(String url) {
    return send(
        HttpRequest.newBuilder(URI.create(url))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString("List-Unsubscribe=One-Click")));
  }

  private Shown send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> answer =
          HTTP.send(
              request.header("User-Agent", name).build(), HttpResponse.BodyHandlers.ofString());
      return new Shown(
          answer.statusCode(), answer.headers().firstValue("Location").orElse(null), answer.body());
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /**
   * Opens a link whose domain is not in any name server: the request goes to the service, in the
   * name of that domain. The JDK's client does not let a Host header be set.
   */
  String openAt(URI service, String url) {
    URI link = URI.create(url);
    String request =
        "GET %s HTTP/1.1\r\nHost: %s\r\nUser-Agent: %s\r\nConnection: close\r\n\r\n"
            .formatted(link.getRawPath(), link.getHost(), name);
    try (Socket socket = new Socket(service.getHost(), service.getPort())) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }
}
