package org.triggerlinks.routes.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Replies in memory, for tests of what is built on them. */
final class RememberedReplies implements IdempotentReplies {

  private record Remembered(String hash, ApiResponse response) {}

  private final Map<Key, Remembered> byKey = new ConcurrentHashMap<>();

  @Override
  public Claim claim(Key key, String requestHash) {
    Remembered known = byKey.putIfAbsent(key, new Remembered(requestHash, null));
    if (known == null) {
      return new Claim.First();
    }
    if (!known.hash().equals(requestHash)) {
      return new Claim.OtherRequest();
    }
    return known.response() == null ? new Claim.Running() : new Claim.Answered(known.response());
  }

  @Override
  public void answer(Key key, ApiResponse response) {
    byKey.computeIfPresent(key, (k, claim) -> new Remembered(claim.hash(), response));
  }

  @Override
  public void release(Key key) {
    byKey.remove(key);
  }
}
