package org.triggerlinks.routes.inbound;

import java.time.Clock;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.channels.Account;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.location.Location;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.model.message.Messages;
import org.triggerlinks.model.phone.InvalidPhoneNumber;
import org.triggerlinks.model.phone.PhoneNumber;
import org.triggerlinks.routes.facts.FactEnvelope;
import org.triggerlinks.routes.facts.FactRelay;
import org.triggerlinks.routes.facts.Occurrence;

/** Whose address it is that something came from. */
final class Whose {

  private static final String EMAIL = "email";

  private final String phoneRegion;
  private final Clock clock;

  Whose(String phoneRegion, Clock clock) {
    this.phoneRegion = phoneRegion;
    this.clock = clock;
  }

  /** All contacts with this address on the account's channel, locked; mostly one. */
  List<Contact> all(Session session, Account account, String address) {
    List<UUID> ids =
        locations(session, account).stream()
            .flatMap(location -> of(session, location, account.channel(), address).stream())
            .map(Contact::id)
            .toList();
    return List.copyOf(new Contacts(session).lock(ids).values());
  }

  // An e-mail address is the same in any case.
  private List<Contact> of(Session session, Location location, String channel, String address) {
    Contacts contacts = new Contacts(session);
    return channel.equals(EMAIL)
        ? contacts.byEmail(location.id(), address)
        : contacts.byAddress(location.id(), channel, spelled(address));
  }

  /**
   * The contact with this address, locked; of several the one that was written to last. An account
   * for all locations may find it in any of them.
   */
  Optional<Contact> find(Session session, Account account, String address) {
    List<Contact> all = all(session, account, address);
    return all.size() < 2
        ? all.stream().findFirst()
        : all.stream()
            .max(
                Comparator.comparing(
                    contact ->
                        new Messages(session)
                            .lastSent(contact.id(), account.channel())
                            .orElse(Instant.MIN)));
  }

  /**
   * The same; if nobody has the address, somebody new is made who has it, as the first word of a
   * person is not to be lost. Empty if it is not clear of which location that person would be.
   *
   * @param name what the person calls itself there, or null
   */
  Optional<Contact> findOrMake(
      Session session, Account account, String address, String name, Instant at) {
    Optional<Contact> known = find(session, account, address);
    if (known.isPresent()) {
      return known;
    }
    List<Location> locations = locations(session, account);
    if (locations.size() != 1) {
      return Optional.empty();
    }
    Location location = locations.get(0);
    // Two nodes that hear of the same person at once make one contact.
    new Locations(session).lock(location);
    Optional<Contact> meanwhile = find(session, account, address);
    return meanwhile.isPresent()
        ? meanwhile
        : Optional.of(make(session, location, account, spelled(address), name, at));
  }

  private Contact make(
      Session session,
      Location location,
      Account account,
      String address,
      String name,
      Instant at) {
    Contact contact = Contact.create(location.id(), clock.instant());
    contact.call(name, null);
    if (isNewPhone(session, contact, account, address)) {
      contact.phone(address);
    } else if (account.channel().equals(EMAIL)) {
      contact.email(address);
    } else {
      contact.reachBy(account.channel(), address);
    }
    new Contacts(session).add(contact);
    FactRelay.queue(
        session,
        FactEnvelope.first(
            location.id(),
            contact.id(),
            at,
            new Occurrence.Reported(new ContactCreated(account.channel()))),
        clock);
    return contact;
  }

  // A number by which somebody writes is a telephone's, unless somebody else has it as such.
  private static boolean isNewPhone(
      Session session, Contact contact, Account account, String address) {
    return List.of("sms", "whatsapp").contains(account.channel())
        && address.startsWith("+")
        && new Contacts(session).otherWithPhone(contact, address).isEmpty();
  }

  /** As contacts' addresses are kept; short codes and names are no numbers and stay as they are. */
  private String spelled(String address) {
    try {
      return address.startsWith("+") ? PhoneNumber.parse(address, phoneRegion).e164() : address;
    } catch (InvalidPhoneNumber e) {
      return address;
    }
  }

  private static List<Location> locations(Session session, Account account) {
    Locations locations = new Locations(session);
    return account.location() == null
        ? locations.all()
        : locations.bySlug(account.location()).stream().toList();
  }
}
