package org.triggerlinks.channels.sms.smpp;

import java.math.BigInteger;
import java.util.Locale;

/**
 * How a carrier writes the id of a message in the text of a receipt. Some give it in one base when
 * they take the message and in the other in the receipt: then both become decimal.
 */
enum ReceiptIds {
  /** As when it took the message. */
  AS_SENT(0, 0),
  /** In hexadecimal, and in decimal when it took the message. */
  HEX(10, 16),
  /** In decimal, and in hexadecimal when it took the message. */
  DECIMAL(16, 10);

  private final int submitted;
  private final int receipted;

  ReceiptIds(int submitted, int receipted) {
    this.submitted = submitted;
    this.receipted = receipted;
  }

  /** That of a value of the key: "as-sent". */
  static ReceiptIds named(String name) {
    return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** What we call the message of which submit_sm_resp has this id. */
  String ofSubmit(String id) {
    return decimal(id, submitted);
  }

  /** What we call the message of which a receipt's text has this id. */
  String ofReceipt(String id) {
    return decimal(id, receipted);
  }

  // What is no number in this base is left as it is: then nothing matches, and nothing is lost.
  private static String decimal(String id, int base) {
    if (base == 0) {
      return id;
    }
    try {
      return new BigInteger(id, base).toString();
    } catch (NumberFormatException e) {
      return id;
    }
  }
}
