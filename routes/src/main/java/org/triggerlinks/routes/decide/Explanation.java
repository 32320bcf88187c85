package org.triggerlinks.routes.decide;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.rules.Fired;
import org.triggerlinks.rules.Outcome;

/**
 * Why a fact was decided as it was: what the rules saw, which fired on what, what came of it. Kept
 * as JSON with the decision. It holds every input of every stage, so that the decision can be
 * replayed.
 */
final class Explanation {

  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .addModule(new JavaTimeModule())
          .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
          .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
          .build();

  private final ObjectNode root = JSON.createObjectNode();

  /** Notes why nothing was asked of the rules. */
  void note(String sentence) {
    root.withArray("/notes").add(sentence);
  }

  /** Adds one run of one rule file: what it saw and what fired. The result goes on growing. */
  ObjectNode add(String stage, List<Object> seen, Outcome outcome) {
    ObjectNode run = root.withArray("/runs").addObject();
    run.put("stage", stage);
    run.put("file", outcome.file());
    run.put("version", outcome.version());
    List<Object> all = new ArrayList<>(seen);
    ArrayNode fired = JSON.createArrayNode();
    for (Fired rule : outcome.fired()) {
      ObjectNode entry = fired.addObject().put("rule", rule.rule());
      ArrayNode on = entry.putArray("on");
      for (Object fact : rule.facts()) {
        int index = identityIndex(all, fact);
        if (index < 0) {
          index = all.size();
          all.add(fact);
        }
        on.add(index);
      }
    }
    ArrayNode facts = run.putArray("facts");
    all.forEach(fact -> facts.add(typed(fact)));
    run.set("fired", fired);
    outcome.error().ifPresent(error -> run.put("error", error.message()));
    return run;
  }

  private static int identityIndex(List<Object> all, Object fact) {
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i) == fact) {
        return i;
      }
    }
    return -1;
  }

  /** Adds what became of an action of a run. */
  static void action(ObjectNode run, String rule, Object action, String result) {
    run.withArray("/actions")
        .addObject()
        .put("rule", rule)
        .put("result", result)
        .set("action", typed(action));
  }

  private static ObjectNode typed(Object fact) {
    ObjectNode node = JSON.createObjectNode();
    node.put("is", fact.getClass().getSimpleName());
    if (fact instanceof Record) {
      node.setAll((ObjectNode) JSON.valueToTree(fact));
    } else {
      node.put("text", fact.toString());
    }
    return node;
  }

  String json() {
    return root.toString();
  }
}
