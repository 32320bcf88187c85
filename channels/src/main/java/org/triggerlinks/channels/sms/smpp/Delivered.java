package org.triggerlinks.channels.sms.smpp;

import java.util.Arrays;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.OptionalParameter;

/** What a deliver_sm (SMPP 3.4, 4.6.1) carries, wherever in it that is. */
final class Delivered {

  private Delivered() {}

  /** Its octets: those of the message, or else those of the parameter for long ones. */
  static byte[] octets(DeliverSm pdu) {
    OptionalParameter.Message_payload payload =
        pdu.getOptionalParameter(OptionalParameter.Message_payload.class);
    byte[] message = pdu.getShortMessage();
    return message != null && message.length > 0
        ? message
        : payload == null ? new byte[0] : payload.getValue();
  }

  /** True if it says what became of a message of ours. */
  static boolean isReceipt(DeliverSm pdu) {
    return pdu.isSmscDeliveryReceipt()
        || pdu.getOptionalParameter(OptionalParameter.Receipted_message_id.class) != null;
  }

  /** True if somebody wrote it; the other kinds say how far something got that is not ours. */
  static boolean isMessage(DeliverSm pdu) {
    return MessageType.DEFAULT.containedIn(pdu.getEsmClass());
  }

  /** Octets of the header before the text (3GPP TS 23.040, 9.2.3.24), its length included. */
  static byte[] header(DeliverSm pdu) {
    byte[] octets = octets(pdu);
    boolean headed = (pdu.getEsmClass() & 0x40) != 0;
    int length = headed && octets.length > 0 ? (octets[0] & 0xff) + 1 : 0;
    if (length > octets.length) {
      throw new IllegalArgumentException("The header is longer than the message.");
    }
    return Arrays.copyOf(octets, length);
  }
}
