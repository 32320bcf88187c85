package org.triggerlinks.routes.demo;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.triggerlinks.model.contact.Contact;

/**
 * People to try the workflows on, reachable on every channel. Their phone numbers are reserved for
 * fiction (555-0100 to 555-0199, North American Numbering Plan) and their domain for examples (RFC
 * 2606). Ann is new to everything; the others have the tags that the workflows set, so that
 * broadcasts to tags find somebody.
 */
record DemoContact(String firstName, String lastName, String phone, List<String> tags) {

  static final List<DemoContact> ALL =
      List.of(
          new DemoContact("Ann", "Lee", "+12125550101", List.of()),
          new DemoContact(
              "Ben",
              "Ortiz",
              "+12125550102",
              List.of("Interested: Premium", "Interested: Spring Sale")),
          new DemoContact(
              "Chloe",
              "Martin",
              "+12125550103",
              List.of(
                  "Interested: Starter", "Interested: Monthly Promo", "Appointment Confirmed")));

  Contact in(UUID location, Instant now) {
    String name = firstName.toLowerCase(Locale.ROOT);
    Contact contact = Contact.create(location, now);
    contact.call(firstName, lastName);
    contact.email(name + "@example.com");
    contact.phone(phone);
    for (String channel : List.of("messenger", "instagram", "gbp")) {
      contact.reachBy(channel, "demo-" + name);
    }
    tags.forEach(contact::tag);
    return contact;
  }
}
