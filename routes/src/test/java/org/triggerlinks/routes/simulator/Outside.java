package org.triggerlinks.routes.simulator;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.fact.AppointmentBooked;
import org.triggerlinks.model.fact.AppointmentCancelled;
import org.triggerlinks.model.fact.CustomEvent;
import org.triggerlinks.model.fact.Fact;
import org.triggerlinks.model.fact.MessageReceived;
import org.triggerlinks.model.fact.WorkflowStarted;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactQueue;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;
import org.triggerlinks.routes.queue.QueueMessage;

/** Those who use the service by its API: other systems, providers, operators. */
final class Outside {

  private static final int MOST_HOURS_AHEAD = 60;

  private final World world;
  private int changes;

  Outside(World world) {
    this.world = world;
  }

  void event(SimulatedNode node, String name) {
    report(node, new CustomEvent(name, Map.of("number", world.chance().below(10))));
  }

  void appointment(SimulatedNode node) {
    String id = "appointment " + world.chance().below(2);
    Duration ahead = Duration.ofHours(world.chance().below(MOST_HOURS_AHEAD));
    report(
        node,
        world.chance().percent(80)
            ? new AppointmentBooked(id, "Calendar", world.clock().instant().plus(ahead))
            : new AppointmentCancelled(id, "Calendar", world.clock().instant().plus(ahead)));
  }

  void message(SimulatedNode node) {
    String text = world.chance().of(List.of("stop", "Stop!", "start", "hello"));
    report(node, new MessageReceived("sms", text, world.clock().instant()));
  }

  void startWorkflow(SimulatedNode node) {
    report(node, new WorkflowStarted("thanks", "api"));
  }

  // As EventResource and Reported do.
  private void report(SimulatedNode node, Fact fact) {
    Contact contact = world.chance().of(world.people().contacts());
    String kind =
        fact instanceof CustomEvent event ? event.name() : fact.getClass().getSimpleName();
    accept(
        node,
        FactEnvelope.first(
            world.people().location(),
            contact.id(),
            world.clock().instant(),
            new Occurrence.Reported(fact)),
        kind,
        contact.id());
  }

  private void accept(SimulatedNode node, FactEnvelope fact, String kind, UUID contact) {
    String name = world.name(fact.id(), kind);
    node.request(
        "accepting %s for %s".formatted(name, world.people().firstName(contact)),
        database -> {
          boolean known =
              database.inTransaction(
                  session -> {
                    boolean exists = session.find(Contact.class, contact) != null;
                    if (exists) {
                      FactRelay.queue(session, fact, world.clock());
                    }
                    return exists;
                  });
          if (known) {
            world.ledger().accepted(fact.id());
          }
        });
  }

  /** A provider reports what became of a message that it took: late, twice, in any order. */
  void deliveryReport(SimulatedNode node) {
    SimulatedProvider provider = world.chance().of(world.providers());
    List<Rows.Message> taken =
        provider.taken().stream().flatMap(id -> world.view().messages.find(id).stream()).toList();
    if (!taken.isEmpty()) {
      Rows.Message message = world.chance().of(taken);
      boolean delivered = world.chance().percent(75);
      FactEnvelope report =
          FactEnvelope.first(
              world.people().location(),
              message.contact(),
              world.clock().instant(),
              new Occurrence.MessageSettled(
                  message.id(), delivered, delivered ? null : "nobody there"));
      accept(node, report, "report on " + world.name(message.id()), message.contact());
    }
  }

  /** Somebody deletes a contact. */
  void deleteContact(SimulatedNode node) {
    Contact contact = world.chance().of(world.people().contacts());
    node.request(
        "deleting " + world.people().firstName(contact.id()),
        database ->
            database.transact(
                session -> {
                  Contacts contacts = new Contacts(session);
                  contacts.lock(List.of(contact.id())).values().forEach(contacts::remove);
                }));
  }

  /** Somebody changes where a link leads. */
  void changeLink(SimulatedNode node) {
    UUID link = world.chance().of(world.people().links()).id();
    String destination = "https://example.com/changed/" + ++changes;
    node.request(
        "leading a link to " + destination,
        database -> {
          database.transact(
              session ->
                  session
                      .find(TriggerLink.class, link)
                      .leadTo(destination, world.clock().instant()));
          world.people().leadTo(link, destination);
        });
  }

  /** Something is on the queue of facts that nobody can read. */
  void poison() {
    int next = world.broker().nextNumber();
    world.ledger().poison(next);
    world.broker().take(new QueueMessage(FactQueue.NAME, "poison", "nonsense"));
  }
}
