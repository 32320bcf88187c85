package org.triggerlinks.routes.decide;

import java.util.List;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.triggerlinks.routes.deadletters.NewLetter;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.FactQueue;

/**
 * Facts that cannot be read or decided.
 *
 * @param body them as JSON, or what cannot be read
 * @param group the group in which they were on the queue, or null
 * @param reason why
 * @param undecidable how many they are, of those that can be read
 */
public record DeadFacts(String body, String group, String reason, int undecidable) {

  static DeadFacts of(List<FactEnvelope> facts, String group, UndecidableFacts why) {
    String body = facts.stream().map(FactJson::write).collect(Collectors.joining(",", "[", "]"));
    return new DeadFacts(body, group, why.reasonOf(facts), facts.size());
  }

  /** Makes the dead letter of an exchange with dead facts. */
  static void describe(Exchange exchange) {
    DeadFacts dead = exchange.getMessage().getBody(DeadFacts.class);
    new NewLetter(dead.body(), dead.group(), FactQueue.NAME, dead.reason())
        .writeTo(exchange.getMessage());
  }
}
