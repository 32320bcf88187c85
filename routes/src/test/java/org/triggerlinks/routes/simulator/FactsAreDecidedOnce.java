package org.triggerlinks.routes.simulator;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Promise 3: what follows from a fact follows once, together with its decision. */
final class FactsAreDecidedOnce implements Promise {

  // Written as a message leaves, long after it was decided.
  private static final Set<String> OF_DISPATCH =
      Set.of("outcome_unknown", "outcome_known", "message_delayed", "message_held_back");

  private final Map<UUID, Integer> sales = new HashMap<>();

  @Override
  public void afterStep(World world) {
    Set<UUID> now =
        world.view().decided.added().stream().map(Rows.Decided::id).collect(Collectors.toSet());
    for (Rows.Intent intent : world.view().intents.added()) {
      if (!now.contains(intent.fact())) {
        throw broken(
            "%s follows from %s (%s), which is not decided in this step.",
            world.name(intent.id()), world.name(intent.fact()), intent.fact());
      }
    }
    for (Rows.Line line : world.view().timeline.added()) {
      if (line.fact() != null && !OF_DISPATCH.contains(line.kind()) && !now.contains(line.fact())) {
        throw broken(
            "The timeline gets a line (%s) of %s (%s), which is not decided in this step.",
            line.kind(), world.name(line.fact()), line.fact());
      }
    }
    countSales(world);
  }

  // Each sale makes an opportunity, and no message whose key would be unique.
  private void countSales(World world) {
    for (Rows.Decided fact : world.view().decided.added()) {
      if (fact.type().equals("CustomEvent")
          && fact.body().contains("\"name\":\"sale\"")
          && world.view().contacts.find(fact.contact()).isPresent()) {
        sales.merge(fact.contact(), 1, Integer::sum);
      }
    }
    for (Rows.Contact contact : world.view().contacts.all()) {
      long opened =
          world.view().opportunities.all().stream()
              .filter(opportunity -> contact.id().equals(opportunity.contact()))
              .count();
      int sold = sales.getOrDefault(contact.id(), 0);
      if (opened != sold) {
        throw broken(
            "%s has %d opportunities from %d sales.", world.name(contact.id()), opened, sold);
      }
    }
  }
}
