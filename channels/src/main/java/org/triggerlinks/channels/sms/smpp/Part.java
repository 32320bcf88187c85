package org.triggerlinks.channels.sms.smpp;

import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.OptionalParameter;

/** What a contact wrote, or a part of it. */
final class Part {

  private final Whole whole;
  private final int number;
  private final byte[] octets;

  /**
   * What the parts of a message have in common.
   *
   * @param reference the sender's number for the message; 0 if it is alone
   * @param total how many parts it has
   */
  record Whole(String from, String to, byte dataCoding, int reference, int total) {}

  private Part(Whole whole, int number, byte[] octets) {
    this.whole = whole;
    this.number = number;
    this.octets = octets;
  }

  /**
   * The part that a deliver_sm brings.
   *
   * @throws IllegalArgumentException if its header is not one
   */
  static Part of(DeliverSm pdu) {
    byte[] header = Delivered.header(pdu);
    byte[] all = Delivered.octets(pdu);
    byte[] octets = Arrays.copyOfRange(all, header.length, all.length);
    // Elements of the header: what it is, how long it is, and so many octets.
    for (int at = 1; at + 1 < header.length; at += 2 + (header[at + 1] & 0xff)) {
      int length = header[at + 1] & 0xff;
      boolean wide = header[at] == 8 && length == 4;
      if ((wide || (header[at] == 0 && length == 3)) && at + 1 + length < header.length) {
        int last = at + 1 + length;
        int reference =
            wide ? (header[at + 2] & 0xff) << 8 | (header[at + 3] & 0xff) : header[at + 2] & 0xff;
        return part(pdu, reference, header[last - 1] & 0xff, header[last] & 0xff, octets);
      }
    }
    return byParameters(pdu, octets);
  }

  // Some carriers take the header off and put what it said beside the message.
  private static Part byParameters(DeliverSm pdu, byte[] octets) {
    var reference = pdu.getOptionalParameter(OptionalParameter.Sar_msg_ref_num.class);
    var total = pdu.getOptionalParameter(OptionalParameter.Sar_total_segments.class);
    var number = pdu.getOptionalParameter(OptionalParameter.Sar_segment_seqnum.class);
    return reference == null || total == null || number == null
        ? part(pdu, 0, 1, 1, octets)
        : part(
            pdu,
            reference.getValue() & 0xffff,
            total.getValue() & 0xff,
            number.getValue() & 0xff,
            octets);
  }

  private static Part part(DeliverSm pdu, int reference, int total, int number, byte[] octets) {
    if (number < 1 || number > total) {
      throw new IllegalArgumentException("There is no part %d of %d.".formatted(number, total));
    }
    Whole whole =
        new Whole(
            SmppAddress.received(pdu.getSourceAddrTon(), pdu.getSourceAddr()),
            SmppAddress.received(pdu.getDestAddrTon(), pdu.getDestAddress()),
            pdu.getDataCoding(),
            reference,
            total);
    return new Part(whole, number, octets);
  }

  Whole whole() {
    return whole;
  }

  /** Its place, from 1. */
  int number() {
    return number;
  }

  byte[] octets() {
    return octets.clone();
  }
}
