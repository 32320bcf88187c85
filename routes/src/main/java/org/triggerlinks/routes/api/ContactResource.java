package org.triggerlinks.routes.api;

import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.hibernate.Session;
import org.triggerlinks.model.contact.Contact;
import org.triggerlinks.model.contact.Contacts;
import org.triggerlinks.model.fact.ContactCreated;
import org.triggerlinks.model.phone.InvalidPhoneNumber;
import org.triggerlinks.model.phone.PhoneNumber;
import org.triggerlinks.model.store.Database;

/** The contacts of a location. */
final class ContactResource {

  private final Database database;
  private final ContactData data;
  private final String phoneRegion;
  private final Clock clock;

  ContactResource(Database database, String phoneRegion, Clock clock) {
    this.database = database;
    this.data = new ContactData(phoneRegion);
    this.phoneRegion = phoneRegion;
    this.clock = clock;
  }

  void register(Handlers handlers) {
    handlers
        .on("listContacts", this::list)
        .on("createContact", this::create)
        .on("getContact", this::get)
        .on("patchContact", this::patch)
        .on("deleteContact", this::delete);
  }

  private ApiResponse list(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Listing<Contact> contacts =
                  Listing.oldestFirst(session, Contact.class)
                      .where("e.locationId = :location", "location", request.location());
              request
                  .find("email")
                  .ifPresent(
                      email ->
                          contacts.where(
                              "e.emailKey = :email", "email", Contact.emailKeyOf(email)));
              request
                  .find("phone")
                  .ifPresent(phone -> contacts.where("e.phone = :phone", "phone", known(phone)));
              request
                  .find("tag")
                  .ifPresent(tag -> contacts.where(":tag member of e.tags", "tag", tag));
              return contacts.page(request, Contact::id).map(ContactView::of);
            }));
  }

  /** A number that nobody can have is a filter that finds nobody. */
  private String known(String phone) {
    try {
      return PhoneNumber.parse(phone, phoneRegion).e164();
    } catch (InvalidPhoneNumber e) {
      return phone;
    }
  }

  private ApiResponse create(ApiRequest request) {
    ContactView created =
        database.inTransaction(
            session -> {
              Contact contact = Contact.create(request.location(), clock.instant());
              data.apply(session, contact, request.body());
              request.body().path("tags").forEach(tag -> contact.tag(tag.asText()));
              new Contacts(session).add(contact);
              Reported.of(session, contact, new ContactCreated("api"), clock);
              return ContactView.of(contact);
            });
    return ApiResponse.created("/contacts/" + created.id(), created);
  }

  private ApiResponse get(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(session -> ContactView.of(find(session, request, request.id()))));
  }

  private ApiResponse patch(ApiRequest request) {
    return ApiResponse.ok(
        database.inTransaction(
            session -> {
              Contact contact = lock(session, request);
              data.apply(session, contact, request.body());
              contact.touch(clock.instant());
              return ContactView.of(contact);
            }));
  }

  private ApiResponse delete(ApiRequest request) {
    database.transact(session -> new Contacts(session).remove(lock(session, request)));
    return ApiResponse.done();
  }

  /** A contact of the call's location. */
  static Contact find(Session session, ApiRequest request, UUID id) {
    return new Contacts(session)
        .byId(request.location(), id)
        .orElseThrow(() -> NotFound.noSuch("contact", id));
  }

  /** The contact in the path, locked: decisions change contacts at the same time. */
  static Contact lock(Session session, ApiRequest request) {
    Contact contact = new Contacts(session).lock(List.of(request.id())).get(request.id());
    if (contact == null || !contact.locationId().equals(request.location())) {
      throw NotFound.noSuch("contact", request.id());
    }
    return contact;
  }

  /** The contact that a body names. */
  static Contact named(Session session, ApiRequest request) {
    UUID id = UUID.fromString(request.body().get("contact_id").asText());
    return new Contacts(session)
        .byId(request.location(), id)
        .orElseThrow(
            () ->
                InvalidRequest.field(
                    "/contact_id", "There is no contact \"%s\" here.".formatted(id)));
  }
}
