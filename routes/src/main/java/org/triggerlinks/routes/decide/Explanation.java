package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.triggerlinks.rules.Fired;
import org.triggerlinks.rules.Outcome;

/**
 * Why a fact was decided as it was: what the rules saw, which fired on what, what came of it. Kept
 * as JSON with the decision. It holds every input of every stage, also of runs in which nothing
 * fired, so that the decision can be replayed. A run names facts by their place in {@code facts}.
 */
final class Explanation {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final ObjectNode root = JSON.createObjectNode();
  private final ArrayNode facts = JSON.createArrayNode();
  private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
  private final List<Failed> failed = new ArrayList<>();

  /** A run of a rule file that failed. */
  record Failed(String stage, String file) {}

  /** Notes why nothing was asked of the rules. */
  void note(String sentence) {
    root.withArray("/notes").add(sentence);
  }

  /** Keeps facts as they are now, also if no rule turns out to ask for them. */
  void saw(Object... facts) {
    for (Object fact : facts) {
      numberOf(fact);
    }
  }

  /**
   * Adds one run of one rule file: what it saw and what fired, if anything did. The result goes on
   * growing.
   */
  ObjectNode add(String stage, List<Object> seen, Outcome outcome) {
    ObjectNode run = root.withArray("/runs").addObject();
    run.put("stage", stage);
    run.put("file", outcome.file());
    run.put("version", outcome.version());
    ArrayNode saw = run.putArray("saw");
    seen.forEach(fact -> saw.add(numberOf(fact)));
    ArrayNode fired = run.putArray("fired");
    for (Fired rule : outcome.fired()) {
      ArrayNode on = fired.addObject().put("rule", rule.rule()).putArray("on");
      rule.facts().forEach(fact -> on.add(numberOf(fact)));
    }
    outcome
        .error()
        .ifPresent(
            error -> {
              run.put("error", error.message());
              failed.add(new Failed(stage, outcome.file()));
            });
    return run;
  }

  // A fact is written once, however many runs saw it.
  private int numberOf(Object fact) {
    Integer known = numbers.get(fact);
    if (known != null) {
      return known;
    }
    int next = numbers.size();
    numbers.put(fact, next);
    facts.addRawValue(new RawValue(typed(fact)));
    return next;
  }

  /** Adds what became of an action of a run. */
  static void action(ObjectNode run, String rule, Object action, String result) {
    run.withArray("/actions")
        .addObject()
        .put("rule", rule)
        .put("result", result)
        .putRawValue("action", new RawValue(typed(action)));
  }

  // Text at once: a tree of it would only be walked through once more.
  private static String typed(Object fact) {
    String name = fact.getClass().getSimpleName();
    try {
      if (!(fact instanceof Record)) {
        return JSON.writeValueAsString(Map.of("is", name, "text", fact.toString()));
      }
      String fields = JSON.writeValueAsString(fact).substring(1);
      return "{\"is\":\"" + name + (fields.equals("}") ? "\"" : "\",") + fields;
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("This cannot be explained: " + fact, e);
    }
  }

  /** The runs that failed. */
  List<Failed> failed() {
    return failed;
  }

  String json() {
    if (!facts.isEmpty()) {
      root.set("facts", facts);
    }
    return root.toString();
  }
}
