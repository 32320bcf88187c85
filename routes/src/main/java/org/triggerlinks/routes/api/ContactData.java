package org.triggerlinks.routes.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.util.ArrayList;
import java.util.List;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.CustomFields;
import org.triggerlinks.model.phone.PhoneNumber;
import org.triggerlinks.model.time.TimeZones;

/** Takes what a body says of a contact over into it. */
final class ContactData {

  private final String phoneRegion;

  /**
   * Reads phone numbers without a country code as those of a region.
   *
   * @param phoneRegion ISO 3166 country code in two letters
   */
  ContactData(String phoneRegion) {
    this.phoneRegion = phoneRegion;
  }

  /**
   * Takes everything over that the body names.
   *
   * @throws ContactTaken if its phone number or e-mail address must be another one's only
   */
  void apply(Session session, Contact contact, JsonNode body) {
    Changes changes = new Changes(body);
    // Custom fields come after it: see Locations#lockForUniqueContacts.
    new FreeAddresses(session)
        .check(contact, e164(body.path("phone").asText(null)), body.path("email").asText(null));
    contact.call(
        changes.textOr("first_name", contact.firstName()),
        changes.textOr("last_name", contact.lastName()));
    changes
        .text("email", contact::email)
        .text("phone", phone -> contact.phone(e164(phone)))
        .text("time_zone", zone -> contact.moveTo(checked(zone)))
        .field("addresses", addresses -> reach(contact, addresses))
        .field("fields", fields -> fields(session, contact, fields));
  }

  private String e164(String phone) {
    return phone == null ? null : PhoneNumber.parse(phone, phoneRegion).e164();
  }

  private static String checked(String zone) {
    try {
      return zone == null ? null : TimeZones.named(zone).getId();
    } catch (DateTimeException e) {
      throw InvalidRequest.field(
          "/time_zone",
          "\"%s\" is not a time zone. Use an IANA name such as Europe/Berlin.".formatted(zone));
    }
  }

  private static void reach(Contact contact, JsonNode addresses) {
    addresses
        .properties()
        .forEach(address -> contact.reachBy(address.getKey(), textOrNull(address.getValue())));
  }

  private static void fields(Session session, Contact contact, JsonNode fields) {
    List<String> names = new ArrayList<>();
    fields
        .properties()
        .forEach(
            field -> {
              names.add(field.getKey());
              contact.field(field.getKey(), textOrNull(field.getValue()));
            });
    new CustomFields(session).know(contact.locationId(), names);
  }

  private static String textOrNull(JsonNode value) {
    return value.isNull() ? null : value.asText();
  }
}
