package org.triggerlinks.benchmarks;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.decision.ClickOutcome;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.message.Message;
import org.triggerlinks.model.message.MessageLink;
import org.triggerlinks.model.store.Database;
import org.triggerlinks.model.store.Ids;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.Occurrence;

/** Contacts of one location, each with a message that has a link they have not clicked yet. */
final class Population {

  static final String OFFER = "Offer";
  static final String DETAILS = "Details";

  private static final int TOGETHER = 1000;
  static final String PHONE = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Safari/604.1";

  private final Location location;
  private final TriggerLink offer;
  private final List<String> refs = new ArrayList<>();

  private Population(Instant now) {
    location = Location.create("benchmark", "Benchmark", "Europe/Berlin", now);
    offer = link(OFFER, now);
  }

  static Population create(Database database, int contacts) {
    Instant now = Instant.now();
    Population population = new Population(now);
    database.transact(
        session -> {
          session.persist(population.location);
          session.flush();
          session.persist(population.offer);
          session.persist(population.link(DETAILS, now));
        });
    for (int from = 0; from < contacts; from += TOGETHER) {
      int to = Math.min(contacts, from + TOGETHER);
      int first = from;
      database.transact(
          session -> {
            for (int number = first; number < to; number++) {
              population.contact(number, now).forEach(session::persist);
            }
          });
    }
    return population;
  }

  private TriggerLink link(String name, Instant now) {
    return TriggerLink.create(
        location.id(), Keys.newLinkKey(), name, "https://example.com/" + name, false, now);
  }

  private List<Object> contact(int number, Instant now) {
    Contact contact = Contact.create(location.id(), now);
    contact.call("Ada", "Contact " + number);
    contact.email("ada%d@example.com".formatted(number));
    contact.phone("+1312%07d".formatted(number));
    Message message =
        Message.out(
            Ids.next(),
            location.id(),
            contact.id(),
            "sms",
            new Message.Content(null, "Have a look: https://go.example.com/l/offer", null),
            now);
    String ref = Keys.newRef(contact.id());
    refs.add(ref);
    return List.of(contact, message, MessageLink.in(message, ref, offer.id()));
  }

  /** The paths of the links that the contacts were sent. */
  List<String> paths() {
    return refs.stream().map(ref -> "/l/%s-%s".formatted(offer.key(), ref)).toList();
  }

  /** The first click of each contact. */
  List<FactEnvelope> clicks() {
    Instant now = Instant.now();
    return refs.stream().map(ref -> click(ref, now)).toList();
  }

  private FactEnvelope click(String ref, Instant now) {
    return FactEnvelope.first(
        location.id(),
        null,
        now,
        new Occurrence.Clicked(
            offer.id(),
            OFFER,
            ref,
            ClickOutcome.REDIRECTED,
            "https://example.com/Offer",
            "GET",
            PHONE,
            ""));
  }
}
