package org.triggerlinks.routes.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.triggerlinks.model.key.ApiToken;

/** Some of the handlers, served over HTTP without an engine behind them; the others only fail. */
final class Instance implements AutoCloseable {

  private static final int MOST_BYTES = 100_000;
  private static final Principal AGENCY = new Principal(UUID.randomUUID(), null);

  private final ApiServer server;

  private Instance(ApiServer server) {
    this.server = server;
  }

  static Instance serving(UUID location, Consumer<Handlers> resources) throws Exception {
    Contract contract = Contract.load();
    Handlers handlers = new Handlers();
    resources.accept(handlers);
    handlers.missing(contract).forEach(id -> handlers.on(id, Instance::notHere));
    return new Instance(
        ApiServer.start(
            new Api(
                contract,
                handlers,
                new Api.Ports(
                    hash ->
                        Optional.of(AGENCY).filter(agency -> hash.equals(ApiToken.hash("agency"))),
                    name -> Optional.of(location),
                    new RememberedReplies()),
                Problems.standard(),
                new Api.Limits(true, MOST_BYTES))));
  }

  private static ApiResponse notHere(ApiRequest request) {
    throw new IllegalStateException(request.operation() + " is not served by this test.");
  }

  /** An answer with its body read. */
  record Answer(int status, JsonNode body) {}

  Answer call(String method, String path) throws Exception {
    return call(method, path, null);
  }

  Answer call(String method, String path, String body) throws Exception {
    HttpResponse<String> answer = send(method, path, body);
    return new Answer(answer.statusCode(), Json.read(answer.body()));
  }

  /** The lines of an answer that is not one document. */
  List<String> lines(String path) throws Exception {
    HttpResponse<String> answer = send("GET", path, null);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    return answer.body().lines().toList();
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    return server.send(
        server
            .call(method, "/api/v1" + path, body)
            .header("Authorization", "Bearer agency")
            .header("Content-Type", "application/json"));
  }

  @Override
  public void close() {
    server.close();
  }
}
