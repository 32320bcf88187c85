package org.triggerlinks.channels.sms.smpp;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.triggerlinks.channels.sms.Gsm7;
import org.triggerlinks.channels.sms.Segments;

/**
 * A text as octets on the air: septets of GSM, one in each octet, or UCS-2; in several parts if it
 * is long, each with a header that says which one it is (3GPP TS 23.040, 9.2.3.24.1).
 *
 * @param dataCoding as submit_sm has it
 * @param parts the octets of each part, headers included
 */
record SmppText(byte dataCoding, List<byte[]> parts) {

  static final byte UCS_2 = 8;

  private static final int HEADER = 6;

  /**
   * A text, ready to leave.
   *
   * @param gsm the data_coding of septets at this carrier
   * @param reference the same in all parts, other than that of the message before; its last eight
   *     bits count
   */
  static SmppText of(String text, byte gsm, int reference) {
    boolean septets = Segments.of(text).encoding() == Segments.Encoding.GSM_7;
    List<String> texts = Segments.split(text);
    List<byte[]> parts = new ArrayList<>();
    for (String part : texts) {
      byte[] octets = septets ? Gsm7.septets(part) : part.getBytes(StandardCharsets.UTF_16BE);
      parts.add(
          texts.size() == 1 ? octets : headed(octets, reference, texts.size(), parts.size() + 1));
    }
    return new SmppText(septets ? gsm : UCS_2, parts);
  }

  /** True if the parts have headers. */
  boolean headed() {
    return parts.size() > 1;
  }

  private static byte[] headed(byte[] octets, int reference, int total, int number) {
    byte[] whole = new byte[HEADER + octets.length];
    whole[0] = HEADER - 1;
    whole[1] = 0; // concatenated, reference of eight bits
    whole[2] = 3;
    whole[3] = (byte) reference;
    whole[4] = (byte) total;
    whole[5] = (byte) number;
    System.arraycopy(octets, 0, whole, HEADER, octets.length);
    return whole;
  }
}
