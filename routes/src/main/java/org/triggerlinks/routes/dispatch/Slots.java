package org.triggerlinks.routes.dispatch;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.channels.Limit;

/**
 * Spreads messages over time as limits ask for (the generic cell rate algorithm, ITU-T I.371). Who
 * has to wait is given a time of its own and keeps it, so that many that wait are looked at twice
 * and not again and again.
 */
final class Slots {

  // Beyond this much ahead there is no use in giving out times.
  private static final Duration FARTHEST = Duration.ofHours(1);
  private static final Duration FORGOTTEN = Duration.ofMinutes(10);

  private final Map<String, Instant> next = new HashMap<>();
  private final Map<UUID, Instant> given = new HashMap<>();
  private Instant cleared = Instant.EPOCH;

  /** Forgets all times it gave, as the clock was set back since. */
  void clear() {
    next.clear();
    given.clear();
    cleared = Instant.EPOCH;
  }

  /**
   * The time that is this message's; empty if that is now, or has come.
   *
   * @param limits by what they count
   */
  Optional<Instant> take(UUID message, Map<String, Limit> limits, Instant now) {
    forgetOld(now);
    Instant mine = given.get(message);
    if (mine != null && !mine.isAfter(now)) {
      given.remove(message);
      return Optional.empty();
    } else if (mine != null) {
      return Optional.of(mine);
    }
    Instant slot = now;
    for (Map.Entry<String, Limit> limit : limits.entrySet()) {
      Instant free = free(limit.getKey(), limit.getValue(), now);
      slot = free.isAfter(slot) ? free : slot;
    }
    if (slot.isAfter(now.plus(FARTHEST))) {
      return Optional.of(now.plus(FARTHEST)); // it asks again then, and takes nothing until then
    }
    for (Map.Entry<String, Limit> limit : limits.entrySet()) {
      use(limit.getKey(), limit.getValue(), slot);
    }
    if (!slot.isAfter(now)) {
      return Optional.empty();
    }
    given.put(message, slot);
    return Optional.of(slot);
  }

  // So many may leave at once, if none has for a while.
  private Instant free(String name, Limit limit, Instant now) {
    Duration burst = limit.per().minus(limit.interval());
    Instant earliest = next.getOrDefault(name, now).minus(burst);
    return earliest.isAfter(now) ? earliest : now;
  }

  private void use(String name, Limit limit, Instant slot) {
    Instant expected = next.getOrDefault(name, slot);
    next.put(name, (expected.isAfter(slot) ? expected : slot).plus(limit.interval()));
  }

  // Messages that were held back or sent by another node never come for their time.
  private void forgetOld(Instant now) {
    if (cleared.plus(FORGOTTEN).isAfter(now)) {
      return;
    }
    cleared = now;
    given.values().removeIf(slot -> slot.plus(FORGOTTEN).isBefore(now));
    next.values().removeIf(time -> time.isBefore(now));
  }
}
