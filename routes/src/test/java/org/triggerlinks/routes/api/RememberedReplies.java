package org.triggerlinks.routes.api;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Replies in memory, for tests of what is built on them. */
final class RememberedReplies implements IdempotentReplies {

  private record Remembered(String hash, ApiResponse response) {}

  private final Map<Key, Remembered> byKey = new ConcurrentHashMap<>();

  @Override
  public Outcome once(Key key, String requestHash, Supplier<ApiResponse> call) {
    Remembered known = byKey.putIfAbsent(key, new Remembered(requestHash, null));
    if (known == null) {
      return new Outcome(carryOut(key, requestHash, call), false);
    }
    if (!known.hash().equals(requestHash)) {
      throw KeyReused.of(key.name());
    }
    if (known.response() == null) {
      throw Conflict.stillRunning(key.name());
    }
    return new Outcome(known.response(), true);
  }

  private ApiResponse carryOut(Key key, String requestHash, Supplier<ApiResponse> call) {
    try {
      ApiResponse response = call.get();
      byKey.put(key, new Remembered(requestHash, response));
      return response;
    } catch (RuntimeException e) {
      byKey.remove(key);
      throw e;
    }
  }
}
