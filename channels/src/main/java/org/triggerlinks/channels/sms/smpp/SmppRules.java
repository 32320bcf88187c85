package org.triggerlinks.channels.sms.smpp;

import java.util.Arrays;
import java.util.Set;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;

/**
 * What a strict carrier asks of a submit_sm before it takes it (SMPP 3.4, 4.4.1 and 5.2; 3GPP TS
 * 23.040, 9.2.3.24.1). It knows nothing of how this gateway writes one.
 */
final class SmppRules {

  private static final Set<Integer> SEPTETS = Set.of(0, 0x11, 0xf1);
  private static final int UCS_2 = 8;
  private static final int HEADER = 6;

  private SmppRules() {}

  static void check(SubmitSm pdu) throws ProcessRequestException {
    checkDestination(pdu);
    checkSource(pdu);
    need(given(pdu.getServiceType()).isEmpty(), SMPPConstant.STAT_ESME_RINVSERTYP);
    need((pdu.getEsmClass() & ~0x40) == 0, SMPPConstant.STAT_ESME_RINVESMCLASS);
    need((pdu.getRegisteredDelivery() & ~1) == 0, SMPPConstant.STAT_ESME_RINVREGDLVFLG);
    need(pdu.getReplaceIfPresent() == 0, SMPPConstant.STAT_ESME_RINVREPFLAG);
    need(pdu.getPriorityFlag() == 0, SMPPConstant.STAT_ESME_RINVPRTFLG);
    need(pdu.getOptionalParameters().length == 0, SMPPConstant.STAT_ESME_RTLVNOTALLWD);
    checkText(pdu);
  }

  // The library has null for what is empty.
  private static String given(String value) {
    return value == null ? "" : value;
  }

  private static void checkDestination(SubmitSm pdu) throws ProcessRequestException {
    need(pdu.getDestAddrTon() == 1, SMPPConstant.STAT_ESME_RINVDSTTON);
    need(pdu.getDestAddrNpi() == 1, SMPPConstant.STAT_ESME_RINVDSTNPI);
    need(
        given(pdu.getDestAddress()).matches("[1-9][0-9]{6,14}"), SMPPConstant.STAT_ESME_RINVDSTADR);
  }

  private static void checkSource(SubmitSm pdu) throws ProcessRequestException {
    String form =
        switch (pdu.getSourceAddrTon()) {
          case 1 -> "[1-9][0-9]{6,14}";
          case 3 -> "[0-9]{3,8}";
          case 5 -> "[A-Za-z0-9 ]{1,11}";
          default -> throw new ProcessRequestException("TON", SMPPConstant.STAT_ESME_RINVSRCTON);
        };
    need(
        pdu.getSourceAddrNpi() == (pdu.getSourceAddrTon() == 1 ? 1 : 0),
        SMPPConstant.STAT_ESME_RINVSRCNPI);
    need(given(pdu.getSourceAddr()).matches(form), SMPPConstant.STAT_ESME_RINVSRCADR);
  }

  // On the air a message has 140 octets, in which eight septets take seven.
  private static void checkText(SubmitSm pdu) throws ProcessRequestException {
    int coding = pdu.getDataCoding() & 0xff;
    byte[] text = text(pdu);
    boolean headed = isHeaded(pdu);
    if (headed) {
      checkHeader(octets(pdu));
    }
    if (coding == UCS_2) {
      need(text.length % 2 == 0, SMPPConstant.STAT_ESME_RINVMSGLEN);
      need(octets(pdu).length <= 140, SMPPConstant.STAT_ESME_RINVMSGLEN);
    } else {
      need(SEPTETS.contains(coding), SMPPConstant.STAT_ESME_RINVDCS);
      for (byte octet : text) {
        need(octet >= 0, SMPPConstant.STAT_ESME_RSUBMITFAIL);
      }
      need(text.length <= (headed ? 153 : 160), SMPPConstant.STAT_ESME_RINVMSGLEN);
    }
  }

  private static void checkHeader(byte[] octets) throws ProcessRequestException {
    boolean concatenated =
        octets.length > HEADER && octets[0] == 5 && octets[1] == 0 && octets[2] == 3;
    need(concatenated, SMPPConstant.STAT_ESME_RINVESMCLASS);
    int total = octets[4] & 0xff;
    int number = octets[5] & 0xff;
    need(total > 1 && number >= 1 && number <= total, SMPPConstant.STAT_ESME_RINVESMCLASS);
  }

  static boolean isHeaded(SubmitSm pdu) {
    return (pdu.getEsmClass() & 0x40) != 0;
  }

  /** The octets without the header, if there is one. */
  static byte[] text(SubmitSm pdu) {
    byte[] all = octets(pdu);
    return isHeaded(pdu) ? Arrays.copyOfRange(all, Math.min(HEADER, all.length), all.length) : all;
  }

  private static byte[] octets(SubmitSm pdu) {
    return pdu.getShortMessage() == null ? new byte[0] : pdu.getShortMessage();
  }

  private static void need(boolean well, int otherwise) throws ProcessRequestException {
    if (!well) {
      throw new ProcessRequestException("It is not as SMPP wants it.", otherwise);
    }
  }
}
