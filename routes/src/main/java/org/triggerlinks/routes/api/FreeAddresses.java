package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.location.Locations;
import org.triggerlinks.routes.api.ContactTaken.Taken;

/**
 * Keeps a phone number or e-mail address with one contact of a location, unless the location allows
 * otherwise: a message from there could be anybody's. What is so already stays so.
 */
final class FreeAddresses {

  private final Session session;

  FreeAddresses(Session session) {
    this.session = session;
  }

  /**
   * Refuses what another contact has, before this one gets it.
   *
   * @param phone its future number (E.164), or null
   * @param email its future address, or null
   * @throws ContactTaken if another contact has one of them
   */
  void check(Contact contact, String phone, String email) {
    Optional<String> newPhone =
        Optional.ofNullable(phone).filter(number -> !number.equals(contact.phone()));
    Optional<String> newEmail =
        Optional.ofNullable(email)
            .filter(address -> !Contact.emailKeyOf(address).equals(contact.emailKey()));
    if ((newPhone.isPresent() || newEmail.isPresent())
        && new Locations(session).lockForUniqueContacts(contact.locationId())) {
      refuseTaken(contact, newPhone, newEmail);
    }
  }

  private void refuseTaken(Contact contact, Optional<String> phone, Optional<String> email) {
    Contacts contacts = new Contacts(session);
    Optional<Taken> takenPhone =
        phone.flatMap(
            number ->
                contacts
                    .otherWithPhone(contact, number)
                    .map(by -> new Taken("/phone", "phone number", number, by)));
    Optional<Taken> takenEmail =
        email.flatMap(
            address ->
                contacts
                    .otherWithEmail(contact, address)
                    .map(by -> new Taken("/email", "email address", address, by)));
    List<Taken> taken = Stream.of(takenPhone, takenEmail).flatMap(Optional::stream).toList();
    if (!taken.isEmpty()) {
      throw ContactTaken.of(taken);
    }
  }
}
