package org.triggerlinks.routes.simulator;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.StreamSupport;

/**
 * Promises 9 and 10: a decision says which rules of which version fired, and what was held back.
 */
final class DecisionsAreExplained implements Promise {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public void afterStep(World world) {
    Map<UUID, JsonNode> explanations = new HashMap<>();
    for (Rows.Decided fact : world.view().decided.added()) {
      JsonNode explanation = read(world.view().explanation(fact.id()));
      explanations.put(fact.id(), explanation);
      decided(world, fact, explanation);
    }
    for (Rows.Intent intent : world.view().intents.added()) {
      JsonNode explanation = explanations.get(intent.fact());
      if (explanation == null || !fired(world, explanation, intent.workflow(), intent.rule())) {
        throw broken(
            "The explanation of %s (%s) does not say that rule \"%s\" of %s fired in its version.",
            world.name(intent.fact()), intent.fact(), intent.rule(), intent.workflow());
      }
    }
    for (Rows.Message message : world.view().messages.added()) {
      if (message.state().equals("HELD_BACK")
          && explanations.values().stream().noneMatch(each -> heldBack(each, message.id()))) {
        throw broken(
            "No explanation says why %s (%s) was held back.",
            world.name(message.id()), message.id());
      }
    }
  }

  // Every workflow that hears of an offer, broken file or not, was asked.
  private void decided(World world, Rows.Decided fact, JsonNode explanation) {
    if (explanation.path("runs").isEmpty() && explanation.path("notes").isEmpty()) {
      boolean heard =
          fact.type().equals("CustomEvent")
              || fact.type().equals("AppointmentBooked")
              || fact.type().equals("Clicked");
      if (heard) {
        throw broken("Nothing explains %s (%s).", world.name(fact.id()), fact.id());
      }
    }
    if (fact.type().equals("CustomEvent")
        && fact.body().contains("\"name\":\"offer\"")
        && world.view().contacts.find(fact.contact()).isPresent()
        && !fired(world, explanation, "offer", "Make the offer")) {
      throw broken("The rules of offer did not hear of %s (%s).", world.name(fact.id()), fact.id());
    }
  }

  private static boolean fired(World world, JsonNode explanation, String workflow, String rule) {
    String version = world.ruleBooks().versions().get("workflows/" + workflow + ".drl");
    return elements(explanation.path("runs"))
        .filter(run -> run.path("workflow").asText().equals(workflow))
        .filter(run -> run.path("version").asText().equals(version))
        .flatMap(run -> elements(run.path("fired")))
        .anyMatch(fired -> fired.path("rule").asText().equals(rule));
  }

  private static boolean heldBack(JsonNode explanation, UUID message) {
    return elements(explanation.path("runs"))
        .flatMap(run -> elements(run.path("held_back")))
        .anyMatch(
            held ->
                held.path("message").asText().equals(message.toString())
                    && !held.path("reason").asText().isBlank());
  }

  private static java.util.stream.Stream<JsonNode> elements(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }

  private JsonNode read(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw broken("An explanation is no JSON: %s", json);
    }
  }
}
