package org.triggerlinks.routes.simulator;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.key.Keys;
import org.triggerlinks.model.link.TriggerLink;
import org.triggerlinks.model.location.Location;

/** The location of a simulation, its contacts and its links. */
final class People {

  /** The link whose button changes consent. */
  static final String UNSUBSCRIBE = "Unsubscribe";

  private static final List<String> LINKS = List.of("Sale", "Shop", "Confirm", UNSUBSCRIBE);

  private final Location location;
  private final List<Contact> contacts = new ArrayList<>();
  private final List<TriggerLink> links = new ArrayList<>();
  private final Map<UUID, String> destinations = new LinkedHashMap<>();
  private final Set<Integer> partitions = new HashSet<>();

  private People(Location location) {
    this.location = location;
  }

  /** Puts them into the database. */
  static People settle(World world) {
    Chance chance = world.chance();
    Location location = Location.create("main", "Main", "Europe/Berlin", World.START);
    if (chance.percent(40)) {
      location.keepQuiet("21:00", "08:00");
    }
    if (chance.percent(20)) {
      location.capMessages(4);
    }
    People people = new People(location);
    people.move("Ada", null, "+13125550101", "ada@example.com");
    people.move(Scenario.POISONED, "America/New_York", "+13125550102", "grace@example.com");
    people.move("Lin", "Asia/Tokyo", "+13125550103", chance.percent(50) ? "lin@example.com" : null);
    for (String name : LINKS) {
      TriggerLink link =
          TriggerLink.create(
              location.id(),
              Keys.newLinkKey(),
              name,
              "https://example.com/" + name.toLowerCase(Locale.ROOT),
              name.equals(UNSUBSCRIBE),
              World.START);
      people.links.add(link);
      people.destinations.put(link.id(), link.destination());
    }
    world
        .database()
        .transact(
            session -> {
              session.persist(location);
              people.contacts.forEach(session::persist);
              people.links.forEach(session::persist);
            });
    people.contacts.forEach(contact -> world.name(contact.id(), "contact"));
    return people;
  }

  // A contact's id is random and says which message group it is in. Who shares a group must not
  // differ between two runs of a seed, so nobody does.
  private void move(String name, String timeZone, String phone, String email) {
    Contact contact = Contact.create(location.id(), World.START);
    while (!partitions.add(Keys.partition(contact.id()))) {
      contact = Contact.create(location.id(), World.START);
    }
    contact.call(name, null);
    contact.moveTo(timeZone);
    contact.phone(phone);
    contact.email(email);
    contacts.add(contact);
  }

  UUID location() {
    return location.id();
  }

  List<Contact> contacts() {
    return contacts;
  }

  /** The first name of a contact. */
  String firstName(UUID contact) {
    return contacts.stream()
        .filter(each -> each.id().equals(contact))
        .map(each -> each.asFact("UTC").firstName())
        .findFirst()
        .orElseThrow();
  }

  List<TriggerLink> links() {
    return links;
  }

  TriggerLink link(UUID id) {
    return links.stream().filter(each -> each.id().equals(id)).findFirst().orElseThrow();
  }

  /** Where a link leads right now. */
  String destination(UUID link) {
    return destinations.get(link);
  }

  /** It leads there from now on. */
  void leadTo(UUID link, String destination) {
    destinations.put(link, destination);
  }

  /** A message group that no contact is in. */
  int nobodysPartition() {
    int partition = 0;
    while (partitions.contains(partition)) {
      partition++;
    }
    return partition;
  }
}
