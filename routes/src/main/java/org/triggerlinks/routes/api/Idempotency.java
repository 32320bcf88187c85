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

  IdempotentReplies.Outcome once(
      String name, ApiRequest request, HttpRequest http, Supplier<ApiResponse> call) {
    IdempotentReplies.Key key = new IdempotentReplies.Key(request.principal().tokenId(), name);
    return replies.once(key, hash(request, http), call);
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
