package org.triggerlinks.channels.sms.smpp;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;

/**
 * An address as SMPP writes it (SMPP 3.4, 5.2.5 to 5.2.7): a number without its plus sign, and what
 * kind of number it is.
 */
record SmppAddress(TypeOfNumber type, NumberingPlanIndicator plan, String value) {

  private static final Pattern E164 = Pattern.compile("\\+[1-9][0-9]{1,14}");
  private static final Pattern DIGITS = Pattern.compile("[0-9]+");

  /** What messages come from: a number (E.164), a short code, or a name. */
  static SmppAddress sender(String from) {
    return recipient(from)
        .orElseGet(
            () ->
                DIGITS.matcher(from).matches()
                    ? of(TypeOfNumber.NETWORK_SPECIFIC, from)
                    : of(TypeOfNumber.ALPHANUMERIC, from));
  }

  private static SmppAddress of(TypeOfNumber type, String value) {
    return new SmppAddress(type, NumberingPlanIndicator.UNKNOWN, value);
  }

  /** Where a message goes to; empty if it is not in E.164. */
  static Optional<SmppAddress> recipient(String address) {
    return E164.matcher(address).matches()
        ? Optional.of(
            new SmppAddress(
                TypeOfNumber.INTERNATIONAL, NumberingPlanIndicator.ISDN, address.substring(1)))
        : Optional.empty();
  }

  /**
   * An address that came in, as the rest of the service writes it: with a plus sign if the carrier
   * says that the number is international, else as it is; "" if there is none.
   */
  static String received(byte type, String value) {
    if (value == null) {
      return "";
    }
    return type == TypeOfNumber.INTERNATIONAL.value() && DIGITS.matcher(value).matches()
        ? "+" + value
        : value;
  }
}
