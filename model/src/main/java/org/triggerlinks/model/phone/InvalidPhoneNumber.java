package org.triggerlinks.model.phone;

import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;

/** Not a phone number that a message could be sent to. */
public final class InvalidPhoneNumber extends RuntimeException {

  private InvalidPhoneNumber(String message) {
    super(message);
  }

  static InvalidPhoneNumber notANumber(String text) {
    return new InvalidPhoneNumber(
        "\"%s\" is not a phone number. Write it like +14155552671.".formatted(text));
  }

  static InvalidPhoneNumber noCountry(String text) {
    return new InvalidPhoneNumber(
        "The phone number \"%s\" has no valid country code. Start it with one, like +1."
            .formatted(text));
  }

  static InvalidPhoneNumber extension(String text) {
    return new InvalidPhoneNumber(
        "The phone number \"%s\" has an extension, which messages cannot reach. Remove it."
            .formatted(text));
  }

  static InvalidPhoneNumber impossible(String text, ValidationResult result) {
    String why =
        switch (result) {
          case TOO_SHORT -> "is too short";
          case TOO_LONG -> "is too long";
          case IS_POSSIBLE_LOCAL_ONLY -> "lacks its area code";
          case INVALID_COUNTRY_CODE -> "has no valid country code";
          default -> "has a length that its country does not use";
        };
    return new InvalidPhoneNumber(
        "The phone number \"%s\" %s. Check it, and write it like +14155552671."
            .formatted(text, why));
  }
}
