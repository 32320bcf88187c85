package org.triggerlinks.routes.dispatch;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.triggerlinks.channels.Channel;
import org.triggerlinks.channels.Limit;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;

/**
 * When a channel may be used, as far as this node knows: not faster than the provider allows, not
 * before the time that it asked for, and not while the configuration is wrong. Then one message at
 * a time goes through now and then, to see whether it was mended. It knows of what sends (an
 * account), so that one that is stopped stops no other. Nothing of it is stored: after a restart,
 * or on another node, one message finds it out again.
 */
public final class Gate {

  private static final Duration FIRST_PROBE = Duration.ofMinutes(1);
  private static final Duration LONGEST_PROBE = Duration.ofHours(1);
  // Longer than a call may last, so that one that finds out lets no second one follow meanwhile.
  private static final Duration PROBING = Duration.ofMinutes(1);
  private static final int MOST_DOUBLINGS = 10;
  // A provider may ask for more than an hour, but not for a year.
  private static final Duration LONGEST_ASKED = Duration.ofDays(1);
  // All that waits for the same would come at the same moment.
  private static final Duration SPACE = Duration.ofMillis(10);

  // More than a clock is put right by in the ordinary course of things.
  private static final Duration SET_BACK = Duration.ofSeconds(10);

  private final Channel channel;
  private final Clock clock;
  private final Slots slots;
  private final Map<String, Hold> holds = new TreeMap<>();
  private Instant latest = Instant.EPOCH;

  /** What keeps a sender, or a sender's messages to one contact, from being used. */
  private static final class Hold {
    private Instant since;
    private Instant until;
    private int waiting;
    private int failures;
    private String problem;

    private void last(Instant now, Duration time) {
      since = now;
      until = now.plus(time);
      waiting = 0;
    }
  }

  /**
   * A message has to wait.
   *
   * @param until when it is looked at again
   * @param kind what the provider said of others, as {@link SendResult#kind}; null if it is only
   *     not its turn
   */
  record Wait(Instant until, String kind) {}

  public Gate(Channel channel, Clock clock) {
    this.channel = channel;
    this.clock = clock;
    this.slots = new Slots();
  }

  /** The channel behind it. */
  public Channel channel() {
    return channel;
  }

  /** Whether this message has to wait; empty if it may leave now. To be asked again then. */
  synchronized Optional<Wait> shut(UUID intent, OutgoingMessage message) {
    Instant now = clock.instant();
    heedSetBack(now);
    List<String> names = List.of(sender(message), pair(message));
    for (String name : names) {
      Hold hold = holds.get(name);
      if (hold != null && hold.until.isAfter(now)) {
        Instant mine = hold.until.plus(SPACE.multipliedBy(hold.waiting++));
        return Optional.of(new Wait(mine, kind(hold)));
      }
    }
    Optional<Instant> slot = slots.take(intent, limits(message), now);
    if (slot.isEmpty()) {
      names.stream()
          .map(holds::get)
          .filter(hold -> hold != null && hold.problem != null)
          .forEach(hold -> hold.last(now, PROBING));
    }
    return slot.map(time -> new Wait(time, null));
  }

  // Or else what is to wait for seconds would wait until the clock has caught up.
  private void heedSetBack(Instant now) {
    if (now.plus(SET_BACK).isBefore(latest)) {
      slots.clear();
      holds.values().forEach(hold -> hold.last(now, Duration.ZERO));
    }
    latest = now;
  }

  private static String kind(Hold hold) {
    return SendResult.kindOf(
        hold.problem == null ? SendResult.Throttled.class : SendResult.WrongConfiguration.class);
  }

  private Map<String, Limit> limits(OutgoingMessage message) {
    Map<String, Limit> limits = new TreeMap<>();
    for (Limit limit : channel.limits(message.location())) {
      limits.put(name(limit.scope(), message) + " " + limit.per(), limit);
    }
    return limits;
  }

  /** The time now, to be given back with what came of an attempt. */
  Instant now() {
    return clock.instant();
  }

  /**
   * What came of a message tells whether others may follow.
   *
   * @param began when it left: what left before others were held up says nothing of that
   */
  synchronized void answered(OutgoingMessage message, SendResult result, Instant began) {
    Instant now = clock.instant();
    if (result instanceof SendResult.Throttled throttled) {
      forgetPast(now);
      Hold hold = holds.computeIfAbsent(name(throttled.scope(), message), any -> new Hold());
      hold.problem = null;
      hold.last(now, shorter(throttled.after(), LONGEST_ASKED));
    } else if (result instanceof SendResult.WrongConfiguration wrong) {
      Hold hold = holds.computeIfAbsent(sender(message), any -> new Hold());
      Duration pause = FIRST_PROBE.multipliedBy(1L << Math.min(hold.failures, MOST_DOUBLINGS));
      hold.last(now, shorter(pause, LONGEST_PROBE));
      hold.failures++;
      hold.problem = wrong.reason();
    } else if (!(result instanceof SendResult.Unknown)
        && !(result instanceof SendResult.TryLater)) {
      openAgain(sender(message), began);
      openAgain(pair(message), began);
    }
  }

  // Nobody may write to that contact ever again.
  private void forgetPast(Instant now) {
    holds
        .values()
        .removeIf(hold -> hold.problem == null && hold.failures == 0 && !hold.until.isAfter(now));
  }

  /** How many senders, and senders to one contact, it keeps something of. */
  synchronized int held() {
    return holds.size();
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  // Nobody has left since it was held up but one who was to find out.
  private void openAgain(String name, Instant began) {
    Hold hold = holds.get(name);
    if (hold != null && !began.isBefore(hold.since)) {
      holds.remove(name);
    }
  }

  /** Who cannot send until somebody mends the configuration, with what the provider said. */
  public synchronized List<String> stopped() {
    List<String> all = new ArrayList<>();
    holds.forEach(
        (name, hold) -> {
          if (hold.problem != null) {
            all.add("%s is stopped until it is mended: %s".formatted(name, hold.problem));
          }
        });
    return all;
  }

  /**
   * What the provider, or the configuration, keeps a location from sending by, in a sentence; empty
   * if nothing does. Limits, and what is asked for a single contact, are not in it.
   *
   * @param location slug
   */
  public synchronized Optional<String> stopped(String location) {
    Hold hold = holds.get(channel.sender(location));
    if (hold == null || (hold.problem == null && !hold.until.isAfter(clock.instant()))) {
      return Optional.empty();
    }
    return Optional.of(
        hold.problem == null
            ? "The provider asked for patience until %s.".formatted(hold.until)
            : "It is stopped until it is mended: %s".formatted(hold.problem));
  }

  private String name(SendResult.Scope scope, OutgoingMessage message) {
    return scope == SendResult.Scope.PAIR ? pair(message) : sender(message);
  }

  private String sender(OutgoingMessage message) {
    return channel.sender(message.location());
  }

  private String pair(OutgoingMessage message) {
    return sender(message) + " to " + message.address();
  }
}
