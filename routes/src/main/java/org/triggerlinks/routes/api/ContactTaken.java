package org.triggerlinks.routes.api;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Another contact of the location has this phone number or e-mail address. */
final class ContactTaken extends Problem {

  private static final long serialVersionUID = 1L;

  private final UUID contact;

  private ContactTaken(String detail, List<FieldError> errors, UUID contact) {
    super(409, "Already there", detail, errors);
    this.contact = contact;
  }

  /**
   * What is another contact's.
   *
   * @param field JSON pointer
   * @param kind what it is, in words
   * @param by id of the contact that has it
   */
  record Taken(String field, String kind, String value, UUID by) {

    private FieldError error() {
      return new FieldError(
          field,
          "The contact %s of this location has the %s \"%s\" already.".formatted(by, kind, value));
    }
  }

  /** The problem of a call that wants these; there is at least one. */
  static ContactTaken of(List<Taken> taken) {
    List<FieldError> errors = taken.stream().map(Taken::error).toList();
    return new ContactTaken(
        errors.stream().map(FieldError::message).collect(Collectors.joining(" "))
            + " Change that contact, or set allow_duplicate_contacts of the location.",
        errors,
        taken.get(0).by());
  }

  @Override
  public Map<String, Object> members() {
    return Map.of("contact_id", contact);
  }
}
