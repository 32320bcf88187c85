package org.triggerlinks.routes.runtime;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/** The parts that the service is made of, and how each is right now. */
public final class HealthChecks {
  private static final JsonMapper JSON = new JsonMapper();

  private static final int MOST_AT_ONCE = 4;

  private final Map<String, Supplier<Health>> checks = new LinkedHashMap<>();
  private final AtMost places = new AtMost(MOST_AT_ONCE);

  /** Adds a part; the check must answer within a second or so. */
  public HealthChecks add(String part, Supplier<Health> check) {
    checks.put(part, check);
    return this;
  }

  /**
   * Asks every part. A check that throws is a part that is down; so is everything if those who ask
   * pile up, because the answers take long.
   */
  public Answer ready() {
    return places.run(this::askAll, HealthChecks::tooMany);
  }

  private static Answer tooMany() {
    return new Answer(
        503,
        json(
            Map.of(
                "status",
                status(false),
                "sentence",
                "The parts take long to answer: others who asked are still waiting.")));
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
