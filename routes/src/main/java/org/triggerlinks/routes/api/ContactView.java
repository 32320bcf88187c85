package org.triggerlinks.routes.api;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;

/** A contact as the API shows it. */
record ContactView(
    UUID id,
    String firstName,
    String lastName,
    String email,
    String phone,
    String timeZone,
    SortedSet<String> tags,
    SortedMap<String, String> fields,
    SortedSet<String> dnd,
    Map<String, String> addresses,
    Instant createdAt,
    Instant updatedAt) {

  static ContactView of(Contact contact) {
    return new ContactView(
        contact.id(),
        contact.firstName(),
        contact.lastName(),
        contact.email(),
        contact.phone(),
        contact.timeZone(),
        new TreeSet<>(contact.tags()),
        new TreeMap<>(contact.fields()),
        new TreeSet<>(contact.dnd()),
        new TreeMap<>(contact.addresses()),
        contact.createdAt(),
        contact.updatedAt());
  }
}
