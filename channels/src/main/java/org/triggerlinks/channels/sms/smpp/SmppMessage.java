package org.triggerlinks.channels.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.GSMSpecificFeature;
import org.jsmpp.bean.MessageMode;
import org.jsmpp.bean.MessageType;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.SMSCDeliveryReceipt;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPSession;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;

/**
 * A message in parts, each a submit_sm (SMPP 3.4, 4.4.1). The carrier gives each part an id; that
 * of the last one stands for the message, which is delivered when its last part is.
 */
record SmppMessage(Account account, SmppAddress to, SmppText text) {

  private static final Duration SOON = Duration.ofSeconds(1);

  /**
   * A message; empty if its address is no number.
   *
   * @param reference tells its parts from those of other messages
   */
  static Optional<SmppMessage> of(Sending sending, int reference) {
    Account account = sending.account();
    byte gsm = (byte) Integer.parseInt(account.get(Smpp.DATA_CODING));
    return SmppAddress.recipient(sending.message().address())
        .map(
            to ->
                new SmppMessage(
                    account, to, SmppText.of(sending.message().text(), gsm, reference)));
  }

  /** Hands over the parts, one after the other. */
  SendResult submit(SMPPSession session) {
    String id = "";
    int taken = 0;
    for (byte[] part : text.parts()) {
      if (!session.getSessionState().isTransmittable()) {
        return after(taken, new SendResult.TryLater(SOON, "The session ended before it was sent."));
      }
      try {
        id = submit(session, part);
      } catch (NegativeResponseException e) {
        return after(taken, SmppErrors.submitted(e));
      } catch (PDUException e) {
        return after(taken, new SendResult.Refused("SMPP cannot carry it: " + e.getMessage()));
      } catch (ResponseTimeoutException | InvalidResponseException | IOException e) {
        return after(
            taken, new SendResult.Unknown("The carrier did not answer: " + e.getMessage()));
      }
      taken++;
    }
    return id == null || id.isEmpty()
        ? new SendResult.Unknown("The carrier took it without giving it an id.")
        : new SendResult.Accepted(
            ReceiptIds.named(account.get(Smpp.RECEIPTS_IDS)).ofSubmit(id), false);
  }

  // Parts that were taken cannot be called back, and must not be sent again.
  private SendResult after(int taken, SendResult result) {
    return taken == 0
        ? result
        : new SendResult.Unknown(
            "The carrier took %d of %d parts, then: %s"
                .formatted(taken, text.parts().size(), result));
  }

  private String submit(SMPPSession session, byte[] octets)
      throws PDUException,
          ResponseTimeoutException,
          InvalidResponseException,
          NegativeResponseException,
          IOException {
    SmppAddress from = SmppAddress.sender(account.get(Smpp.FROM));
    boolean receipt = account.get(Smpp.RECEIPTS).equals("true");
    return session
        .submitShortMessage(
            "",
            from.type(),
            from.plan(),
            from.value(),
            to.type(),
            to.plan(),
            to.value(),
            new ESMClass(
                MessageMode.DEFAULT,
                MessageType.DEFAULT,
                text.headed() ? GSMSpecificFeature.UDHI : GSMSpecificFeature.DEFAULT),
            (byte) 0,
            (byte) 0,
            null,
            null,
            new RegisteredDelivery(
                receipt ? SMSCDeliveryReceipt.SUCCESS_FAILURE : SMSCDeliveryReceipt.DEFAULT),
            (byte) 0,
            new RawDataCoding(text.dataCoding()),
            (byte) 0,
            octets)
        .getMessageId();
  }
}
