package org.triggerlinks.routes.api;

import java.util.UUID;
import java.util.function.Supplier;

/** Remembers the answers to calls that named an idempotency key. Safe across nodes. */
public interface IdempotentReplies {

  /** A key and who chose it. */
  record Key(UUID tokenId, String name) {}

  /** An answer, and whether it is the one of an earlier call. */
  record Outcome(ApiResponse response, boolean replayed) {}

  /**
   * Carries a call out unless the key has its answer already. What the call changes and its answer
   * are kept together or not at all; a call that throws changes nothing and leaves the key free.
   *
   * @param requestHash what the call says; the key belongs to the first call that named it
   * @throws KeyReused if the key belongs to another call
   * @throws Conflict if the key's first call is being carried out for too long to be waited for
   */
  Outcome once(Key key, String requestHash, Supplier<ApiResponse> call);
}
