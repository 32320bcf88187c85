package org.triggerlinks.routes.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;

/** The parts that the service is made of, and how each is right now. */
public final class HealthChecks {
  private static final JsonMapper JSON = new JsonMapper();

  private static final int MOST_WHO_WAIT = 8;
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Map<String, Supplier<Health>> checks = new LinkedHashMap<>();
  // Who waits here keeps a thread that a link may need.
  private final AtMost places;

  private final AtomicReference<CompletableFuture<Answer>> asking = new AtomicReference<>();

  private HealthChecks(int mostWhoWait) {
    this.places = new AtMost(mostWhoWait);
  }

  /**
   * No checks yet, in a web server of so many threads. While one asks, others wait for the same
   * answer on a quarter of the threads and on eight at most, as links need them too. One always
   * may: two who ask at the same moment are no trouble.
   */
  public static HealthChecks inServerOf(int threads) {
    return new HealthChecks(Math.max(1, Math.min(MOST_WHO_WAIT, threads / 4)));
  }

  /** Adds a part; the check must answer within a second or so. */
  public HealthChecks add(String part, Supplier<Health> check) {
    checks.put(part, check);
    return this;
  }

  /**
   * Asks every part; who asks while that goes on gets the same answer. A check that throws is a
   * part that is down, and so is everything if the answer takes long.
   */
  public Answer ready() {
    CompletableFuture<Answer> mine = new CompletableFuture<>();
    CompletableFuture<Answer> running = asking.compareAndExchange(null, mine);
    if (running != null) {
      return places.run(() -> await(running), HealthChecks::takesLong);
    }
    try {
      mine.complete(askAll());
    } catch (RuntimeException e) {
      mine.completeExceptionally(e);
    } finally {
      asking.set(null);
    }
    return mine.join();
  }

  private static Answer await(CompletableFuture<Answer> running) {
    try {
      return running.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      return takesLong();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return takesLong();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    }
  }

  private static Answer takesLong() {
    return new Answer(
        503,
        json(
            Map.of(
                "status",
                status(false),
                "sentence",
                "The parts take long to answer: who asked before is still waiting.")));
  }

  private Answer askAll() {
    Map<String, Map<String, String>> parts = new LinkedHashMap<>();
    boolean up = true;
    for (Map.Entry<String, Supplier<Health>> check : checks.entrySet()) {
      Health health = ask(check.getValue());
      up &= health.up();
      parts.put(
          check.getKey(), Map.of("status", status(health.up()), "sentence", health.sentence()));
    }
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("status", status(up));
    body.put("parts", parts);
    return new Answer(up ? 200 : 503, json(body));
  }

  /** The process runs and answers; says nothing about what it needs. */
  public Answer live() {
    return new Answer(200, json(Map.of("status", status(true))));
  }

  /**
   * What is sent to the one who asked.
   *
   * @param code HTTP status
   * @param json body
   */
  public record Answer(int code, String json) {}

  private static Health ask(Supplier<Health> check) {
    try {
      return check.get();
    } catch (RuntimeException e) {
      return Health.down("The check failed: " + e.getMessage());
    }
  }

  private static String status(boolean up) {
    return up ? "up" : "down";
  }

  private static String json(Object body) {
    try {
      return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(body) + "\n";
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("Maps of strings are always JSON", e);
    }
  }
}
