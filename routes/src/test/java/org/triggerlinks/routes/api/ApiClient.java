package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Schema;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.Map;
import java.util.Optional;

/** Calls the API as its users do, and holds every answer against the contract. */
public final class ApiClient {

  private static final String PREFIX = "/api/v1";

  private final HttpClient http = HttpClient.newHttpClient();
  private final Contract contract = Contract.load();
  private final URI base;
  private final String token;

  public ApiClient(URI base, String token) {
    this.base = base;
    this.token = token;
  }

  public ApiClient as(String otherToken) {
    return new ApiClient(base, otherToken);
  }

  /** An answer; the document is missing where it had no JSON body. */
  public record Answer(int status, HttpResponse<String> http, JsonNode body) {

    public String text(String pointer) {
      return body.at(pointer).asText();
    }

    public String id() {
      return text("/id");
    }
  }

  public Answer get(String path) {
    return call("GET", path, null, Map.of());
  }

  public Answer post(String path, Object body) {
    return call("POST", path, body, Map.of());
  }

  public Answer put(String path, Object body) {
    return call("PUT", path, body, Map.of());
  }

  public Answer patch(String path, Object body) {
    return call("PATCH", path, body, Map.of());
  }

  public Answer delete(String path) {
    return call("DELETE", path, null, Map.of());
  }

  public Answer call(String method, String path, Object body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(base + PREFIX + path))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(Json.write(body)));
    headers.forEach(request::header);
    try {
      HttpResponse<String> answer =
          http.send(request.build(), HttpResponse.BodyHandlers.ofString());
      return checked(method, path, answer);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Answer checked(String method, String path, HttpResponse<String> answer) {
    String type = answer.headers().firstValue("Content-Type").orElse("");
    JsonNode body =
        type.contains("json") && !type.contains("ndjson")
            ? Json.read(answer.body())
            : Json.read("{}").path("none");
    if (answer.statusCode() < 300 && type.equals("application/json")) {
      assertThat(SchemaErrors.of(schema(method, path, answer.statusCode()), body))
          .as("%s %s -> %s", method, path, answer.body())
          .isEmpty();
    }
    return new Answer(answer.statusCode(), answer, body);
  }

  private Schema schema(String method, String path, int status) {
    String id = contract.find(method, path.split("\\?", 2)[0]).operation().id();
    for (Map.Entry<String, JsonNode> item : contract.document().path("paths").properties()) {
      for (Map.Entry<String, JsonNode> operation : item.getValue().properties()) {
        if (operation.getValue().path("operationId").asText().equals(id)) {
          return contract.schema(
              "/paths/%s/%s/responses/%d/content/application~1json/schema"
                  .formatted(item.getKey().replace("/", "~1"), operation.getKey(), status));
        }
      }
    }
    throw new IllegalStateException("No operation for " + method + " " + path);
  }

  /** Waits until everything due is decided and sent. */
  public void untilQuiet() {
    Answer quiet = post("/sandbox/quiet?timeout=30", null);
    assertThat(quiet.body().path("quiet").asBoolean()).as(quiet.body().toString()).isTrue();
  }

  /** Opens a link as a browser does, and gives where it leads. */
  Optional<String> click(String url) {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(url))
            .header("User-Agent", "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X)")
            .build();
    try {
      return http.send(request, HttpResponse.BodyHandlers.discarding())
          .headers()
          .firstValue("Location");
    } catch (IOException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
