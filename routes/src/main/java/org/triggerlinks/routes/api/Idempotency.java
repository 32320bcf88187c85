package org.triggerlinks.routes.api;

import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/** Carries a call with an {@code Idempotency-Key} header out once. */
final class Idempotency {

  static final String HEADER = "Idempotency-Key";

  private final IdempotentReplies replies;

  Idempotency(IdempotentReplies replies) {
    this.replies = replies;
  }

  /** An answer, and whether it is the one of an earlier call. */
  record Outcome(ApiResponse response, boolean replayed) {}

  Outcome once(String name, ApiRequest request, HttpRequest http, Supplier<ApiResponse> call) {
    IdempotentReplies.Key key = new IdempotentReplies.Key(request.principal().tokenId(), name);
    IdempotentReplies.Claim claim = replies.claim(key, hash(request, http));
    if (claim instanceof IdempotentReplies.Claim.Answered answered) {
      return new Outcome(answered.response(), true);
    }
    if (claim instanceof IdempotentReplies.Claim.OtherRequest) {
      throw KeyReused.of(name);
    }
    if (claim instanceof IdempotentReplies.Claim.Running) {
      throw Conflict.stillRunning(name);
    }
    return new Outcome(carryOut(key, call), false);
  }

  /** A handler works in one transaction: when it throws, nothing was changed. */
  private ApiResponse carryOut(IdempotentReplies.Key key, Supplier<ApiResponse> call) {
    ApiResponse response;
    try {
      response = call.get();
    } catch (RuntimeException e) {
      replies.release(key);
      throw e;
    }
    replies.answer(key, response);
    return response;
  }

  private static String hash(ApiRequest request, HttpRequest http) {
    return Sha256.hex(
        bytes(request.operation()),
        bytes(String.valueOf(request.location())),
        bytes(http.path()),
        http.body());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
