package org.triggerlinks.routes.promises;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Talks to a running service over HTTP: as who uses the API, and as a contact who opens links. */
public final class Visitor {

  public static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X)";

  // A service that does not answer at all fails a test, too.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final ObjectMapper JSON = new ObjectMapper();

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .build();
  private final Supplier<URI> service;
  private final Path data;

  /** Where the service is may change while it is visited; its first token is in the data folder. */
  public Visitor(Supplier<URI> service, Path data) {
    this.service = service;
    this.data = data;
  }

  /** An answer of the API; the document is missing if it had no JSON body. */
  public record Answer(int status, JsonNode body) {

    public String text(String pointer) {
      return body.at(pointer).asText();
    }

    public JsonNode items() {
      return body.path("items");
    }
  }

  public Answer get(String path) throws IOException {
    return call("GET", path, "");
  }

  public Answer post(String path, Map<String, ?> body) throws IOException {
    return call("POST", path, JSON.writeValueAsString(body));
  }

  public Answer patch(String path, Map<String, ?> body) throws IOException {
    return call("PATCH", path, JSON.writeValueAsString(body));
  }

  public Answer put(String path) throws IOException {
    return call("PUT", path, "");
  }

  public Answer delete(String path) throws IOException {
    return call("DELETE", path, "");
  }

  /** The lines of an answer that is a stream of lines. */
  public List<String> lines(String path) throws IOException {
    return answer("GET", path, "").body().lines().toList();
  }

  /** Posts once, however often this is called with the same key; gives up after this time. */
  public Answer postOnce(String key, Duration patience, String path, Map<String, ?> body)
      throws IOException {
    HttpResponse<String> answer =
        send(
            toApi(path)
                .timeout(patience)
                .header("Idempotency-Key", key)
                .POST(HttpRequest.BodyPublishers.ofString(JSON.writeValueAsString(body)))
                .build());
    return new Answer(answer.statusCode(), document(answer));
  }

  public Answer call(String method, String path, String body) throws IOException {
    HttpResponse<String> answer = answer(method, path, body);
    return new Answer(answer.statusCode(), document(answer));
  }

  private HttpResponse<String> answer(String method, String path, String body) throws IOException {
    return send(toApi(path).method(method, HttpRequest.BodyPublishers.ofString(body)).build());
  }

  private HttpRequest.Builder toApi(String path) throws IOException {
    String token = Files.readString(data.resolve("admin.token")).strip();
    return HttpRequest.newBuilder(URI.create(service.get() + "/api/v1" + path))
        .header("Authorization", "Bearer " + token)
        .header("Content-Type", "application/json");
  }

  /** Calls the API so many times at once, and waits for no answer. */
  List<CompletableFuture<HttpResponse<Void>>> askWithoutWaiting(
      int times, String method, String path) throws IOException {
    HttpRequest call = toApi(path).method(method, HttpRequest.BodyPublishers.noBody()).build();
    return Stream.generate(() -> http.sendAsync(call, HttpResponse.BodyHandlers.discarding()))
        .limit(times)
        .toList();
  }

  private static JsonNode document(HttpResponse<String> answer) throws JsonProcessingException {
    boolean json = answer.headers().firstValue("Content-Type").orElse("").contains("json");
    return json ? JSON.readTree(answer.body()) : JSON.missingNode();
  }

  /** Opens a link as a browser does; only the path of its URL counts. */
  public HttpResponse<String> open(String url) throws IOException {
    return request("GET", url, Map.of("User-Agent", PHONE));
  }

  /** Opens a link as a browser does that gives up after this time. */
  public HttpResponse<String> openWithin(Duration patience, String url) throws IOException {
    return openAs(PHONE, patience, url);
  }

  /** Opens a link as the browser of this name, which gives up after this time. */
  public HttpResponse<String> openAs(String userAgent, Duration patience, String url)
      throws IOException {
    return send(
        HttpRequest.newBuilder(here(url))
            .timeout(patience)
            .header("User-Agent", userAgent)
            .build());
  }

  /** Requests a link in any way; only the path of its URL counts. */
  public HttpResponse<String> request(String method, String url, Map<String, String> headers)
      throws IOException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(here(url))
            .timeout(PATIENCE)
            .method(method, HttpRequest.BodyPublishers.noBody());
    headers.forEach(request::header);
    return send(request.build());
  }

  /** Posts a form to a link, as a mail provider's server does; only the path of its URL counts. */
  public HttpResponse<String> submit(String url, String form) throws IOException {
    return submit(url, "application/x-www-form-urlencoded", form);
  }

  public HttpResponse<String> submit(String url, String encoding, String form) throws IOException {
    return send(
        HttpRequest.newBuilder(here(url))
            .timeout(PATIENCE)
            .header("User-Agent", "Go-http-client/2.0")
            .header("Content-Type", encoding)
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }

  private URI here(String url) {
    URI given = URI.create(url);
    String query = given.getRawQuery() == null ? "" : "?" + given.getRawQuery();
    return URI.create(service.get() + given.getRawPath() + query);
  }

  /** True once everything due is decided and sent; waits up to 30 seconds for it. */
  public boolean quiet() throws IOException {
    return call("POST", "/sandbox/quiet?timeout=30", "").body().path("quiet").asBoolean();
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, HttpResponse.BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
