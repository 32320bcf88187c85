package org.triggerlinks.routes.api;

import java.util.UUID;

/** Remembers the answers to calls that named an idempotency key. Safe across nodes. */
public interface IdempotentReplies {

  /** A key and who chose it. */
  record Key(UUID tokenId, String name) {}

  /** What is known of a key. */
  sealed interface Claim {

    /** The caller is the first and now holds the key. */
    record First() implements Claim {}

    /** The first call has no answer yet. */
    record Running() implements Claim {}

    /** The first call was another one. */
    record OtherRequest() implements Claim {}

    /** The first call had this answer. */
    record Answered(ApiResponse response) implements Claim {}
  }

  /** Claims a key for the call with this hash, or says what became of it. */
  Claim claim(Key key, String requestHash);

  /** Keeps the answer of the call that holds the key. */
  void answer(Key key, ApiResponse response);

  /** The call that holds the key changed nothing: the key is free again. */
  void release(Key key);
}
