package org.triggerlinks.routes.dispatch;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.triggerlinks.channels.SendResult;

/** Counts and times the attempts of each channel by what the provider answered. */
public final class DispatchMeters {

  private static final List<Class<? extends SendResult>> RESULTS =
      List.of(
          SendResult.Accepted.class,
          SendResult.TryLater.class,
          SendResult.Throttled.class,
          SendResult.WrongConfiguration.class,
          SendResult.Refused.class,
          SendResult.WindowClosed.class,
          SendResult.OptedOut.class,
          SendResult.BadAddress.class,
          SendResult.TemplateRejected.class,
          SendResult.ContentRejected.class,
          SendResult.Unknown.class);

  private final MeterRegistry registry;
  private final Map<String, Timer> timers = new ConcurrentHashMap<>();
  private final List<String> channels = new ArrayList<>();

  public DispatchMeters(MeterRegistry registry) {
    this.registry = registry;
  }

  /** From the start on there is a number for each result of this channel. */
  void know(String channel) {
    channels.add(channel);
    RESULTS.forEach(result -> timer(channel, SendResult.kindOf(result)));
  }

  /** How long an attempt takes, from now on. */
  Timer.Sample begin() {
    return Timer.start(registry);
  }

  void tried(String channel, SendResult result, Timer.Sample attempt) {
    attempt.stop(timer(channel, result.kind()));
  }

  private Timer timer(String channel, String result) {
    return timers.computeIfAbsent(
        channel + " " + result,
        key ->
            Timer.builder("triggerlinks.attempts")
                .description("Attempts at a channel's provider, by what it answered.")
                .tag("channel", channel)
                .tag("result", result)
                .register(registry));
  }

  /** What the providers answered since the start, for people. */
  public String sentence() {
    Map<String, String> answered = new TreeMap<>();
    for (String channel : channels) {
      String results =
          RESULTS.stream()
              .map(SendResult::kindOf)
              .filter(result -> timer(channel, result).count() > 0)
              .map(result -> "%s %,d".formatted(result, timer(channel, result).count()))
              .collect(Collectors.joining(", "));
      if (!results.isEmpty()) {
        answered.put(channel, results);
      }
    }
    return answered.isEmpty()
        ? "No attempt was made since the start."
        : answered.entrySet().stream()
            .map(each -> "%s: %s.".formatted(each.getKey(), each.getValue()))
            .collect(Collectors.joining(" "));
  }
}
