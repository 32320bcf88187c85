package org.triggerlinks.model.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.regex.Pattern;

/** Not a phone number that a message could be sent to. */
public final class InvalidPhoneNumber extends RuntimeException {

  private static final String INTERNATIONAL =
      "Write it in international form, with the country code, like +14155552671.";

  // The library calls so few digits no number at all; who typed them sees that they are too few.
  private static final Pattern FEW_DIGITS = Pattern.compile("[+\\s().-]*(?:\\d[+\\s().-]*){1,3}");

  private InvalidPhoneNumber(String message) {
    super(message);
  }

  static InvalidPhoneNumber unreadable(String text, NumberParseException.ErrorType why) {
    return switch (why) {
      case INVALID_COUNTRY_CODE -> noCountry(text);
      case TOO_SHORT_NSN, TOO_SHORT_AFTER_IDD -> impossible(text, ValidationResult.TOO_SHORT);
      case TOO_LONG -> impossible(text, ValidationResult.TOO_LONG);
      case NOT_A_NUMBER ->
          text != null && FEW_DIGITS.matcher(text).matches()
              ? impossible(text, ValidationResult.TOO_SHORT)
              : notANumber(text);
    };
  }

  private static InvalidPhoneNumber notANumber(String text) {
    return new InvalidPhoneNumber(
        "\"%s\" is not a phone number. %s".formatted(text, INTERNATIONAL));
  }

  private static InvalidPhoneNumber noCountry(String text) {
    return new InvalidPhoneNumber(
        "The phone number \"%s\" has no valid country code. %s".formatted(text, INTERNATIONAL));
  }

  static InvalidPhoneNumber extension(String text) {
    return new InvalidPhoneNumber(
        "The phone number \"%s\" has an extension, which messages cannot reach. Remove it."
            .formatted(text));
  }

  static InvalidPhoneNumber impossible(String text, ValidationResult result) {
    String why =
        switch (result) {
          case TOO_SHORT -> "is too short for a phone number";
          case TOO_LONG -> "is too long for a phone number";
          case IS_POSSIBLE_LOCAL_ONLY -> "lacks its area code";
          case INVALID_COUNTRY_CODE -> "has no valid country code";
          default -> "has a length that its country does not use";
        };
    return new InvalidPhoneNumber("\"%s\" %s. %s".formatted(text, why, INTERNATIONAL));
  }
}
