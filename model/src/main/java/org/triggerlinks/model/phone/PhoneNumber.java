package org.triggerlinks.model.phone;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import com.google.i18n.phonenumbers.Phonenumber;

/**
 * A phone number in E.164 form: {@code +} and up to 15 digits.
 *
 * @param e164 the number
 */
public record PhoneNumber(String e164) {

  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  /**
   * Reads a number as people write it.
   *
   * <p>A number must be possible (right length for its country), not known to be assigned: plans
   * change faster than their tables, and a real number must never be refused.
   *
   * @param text with or without country code
   * @param defaultRegion ISO 3166 country of numbers without country code, such as "US"; or null
   * @throws InvalidPhoneNumber if it is none, or has an extension
   */
  public static PhoneNumber parse(String text, String defaultRegion) {
    Phonenumber.PhoneNumber number;
    try {
      number = NUMBERS.parse(text, defaultRegion);
    } catch (NumberParseException e) {
      throw InvalidPhoneNumber.unreadable(text, e.getErrorType());
    }
    if (number.hasExtension()) {
      throw InvalidPhoneNumber.extension(text);
    }
    ValidationResult result = NUMBERS.isPossibleNumberWithReason(number);
    if (result != ValidationResult.IS_POSSIBLE) {
      throw InvalidPhoneNumber.impossible(text, result);
    }
    return new PhoneNumber(NUMBERS.format(number, PhoneNumberFormat.E164));
  }

  @Override
  public String toString() {
    return e164;
  }
}
