package org.triggerlinks.routes.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/** Answers calls: finds the operation, lets the caller in, checks the call, has it carried out. */
public final class Api {

  static final String PREFIX = "/api/v1";

  private final Contract contract;
  private final Handlers handlers;
  private final Access access;
  private final Idempotency idempotency;
  private final Problems problems;
  private final Limits limits;

  /**
   * What this instance allows.
   *
   * @param sandbox the operations under /sandbox exist
   * @param mostBytes largest body
   */
  public record Limits(boolean sandbox, int mostBytes) {}

  /** What the API asks of the model. */
  public record Ports(Tokens tokens, LocationNames locations, IdempotentReplies replies) {}

  /**
   * The API.
   *
   * @throws IncompleteApi if an operation has no handler, or a handler no operation
   */
  public Api(Contract contract, Handlers handlers, Ports ports, Problems problems, Limits limits) {
    if (!handlers.missing(contract).isEmpty() || !handlers.unknown(contract).isEmpty()) {
      throw IncompleteApi.of(handlers.missing(contract), handlers.unknown(contract));
    }
    this.contract = contract;
    this.handlers = handlers;
    this.access = new Access(ports.tokens(), ports.locations());
    this.idempotency = new Idempotency(ports.replies());
    this.problems = problems;
    this.limits = limits;
  }

  /** The answer to a call; never throws. */
  public HttpReply answer(HttpRequest request) {
    try {
      return carryOut(request);
    } catch (RuntimeException e) {
      return Problems.reply(problems.of(e, request));
    }
  }

  private HttpReply carryOut(HttpRequest http) {
    Contract.Match match = contract.find(http.method(), http.path());
    Operation operation = match.operation();
    Principal principal = access.principal(operation, http);
    if (operation.sandboxOnly() && !limits.sandbox()) {
      throw NotFound.sandboxOnly();
    }
    Checked checked = Checked.of(match, http, limits.mostBytes());
    UUID location = access.location(operation, principal, checked.parameters());
    ApiRequest request =
        new ApiRequest(operation.id(), principal, location, checked.parameters(), checked.body());
    return reply(called(operation, request, http));
  }

  private IdempotentReplies.Outcome called(
      Operation operation, ApiRequest request, HttpRequest http) {
    Handler handler = handlers.of(operation);
    String key = http.header("idempotency-key");
    return key == null || !operation.idempotent()
        ? new IdempotentReplies.Outcome(handler.handle(request), false)
        : idempotency.once(key, request, http, () -> handler.handle(request));
  }

  private static HttpReply reply(IdempotentReplies.Outcome outcome) {
    ApiResponse response = outcome.response();
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("Cache-Control", "no-store");
    if (response.contentType() != null) {
      headers.put("Content-Type", response.contentType());
    }
    if (response.location() != null) {
      headers.put("Location", PREFIX + response.location());
    }
    if (outcome.replayed()) {
      headers.put("Idempotency-Replayed", "true");
    }
    return new HttpReply(
        response.status(), headers, response.body() == null ? "" : response.body());
  }
}
