package org.triggerlinks.routes.simulator;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactJson;
import org.triggerlinks.routes.facts.Occurrence;

/** Promise 7: consent changes by a word of the contact, and by nothing else; a word is heard. */
final class ConsentIsTheContacts implements Promise {

  @Override
  public void afterStep(World world) {
    for (Table.Change<Rows.Contact> change : world.view().contacts.changes()) {
      if (!change.isNew()
          && change.after() != null
          && !change.before().dnd().equals(change.after().dnd())) {
        changed(world, change.before(), change.after());
      }
    }
    for (Rows.Contact contact : world.view().contacts.all()) {
      List<Rows.Decided> now =
          world.view().decided.added().stream()
              .filter(fact -> contact.id().equals(fact.contact()))
              .toList();
      if (now.size() == 1 && saysStop(now.get(0)) && !contact.dnd().contains("sms")) {
        throw broken(
            "%s wrote stop (%s) and still gets text messages.",
            world.name(contact.id()), now.get(0).id());
      }
    }
  }

  private void changed(World world, Rows.Contact before, Rows.Contact after) {
    boolean asked =
        world.view().decided.added().stream()
            .filter(fact -> after.id().equals(fact.contact()))
            .anyMatch(fact -> fromAWord(world, fact));
    if (!asked) {
      throw broken(
          "%s (%s) had DND \"%s\" and now has \"%s\", and said nothing.",
          world.name(after.id()), after.id(), before.dnd(), after.dnd());
    }
  }

  private static boolean saysStop(Rows.Decided fact) {
    return envelope(fact).what() instanceof Occurrence.Reported reported
        && reported.fact() instanceof MessageReceived message
        && message.keyword().equals("stop");
  }

  private static boolean fromAWord(World world, Rows.Decided fact) {
    Optional<Rows.Decided> next = Optional.of(fact);
    while (next.isPresent()) {
      Occurrence what = envelope(next.get()).what();
      if (what instanceof Occurrence.Reported reported
          && reported.fact() instanceof MessageReceived) {
        return true;
      } else if (what instanceof Occurrence.Clicked click) {
        return click.outcome() == ClickOutcome.CONFIRMED;
      }
      UUID cause =
          what instanceof Occurrence.ClickRecalled recalled ? recalled.click() : next.get().cause();
      next = world.view().decided.find(cause);
    }
    return false;
  }

  private static FactEnvelope envelope(Rows.Decided fact) {
    return FactJson.read("[" + fact.body() + "]").get(0);
  }
}
