package org.triggerlinks.channels.sms.smpp;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jsmpp.InvalidResponseException;
import org.jsmpp.PDUException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.ESMClass;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.RawDataCoding;
import org.jsmpp.bean.RegisteredDelivery;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.NegativeResponseException;
import org.jsmpp.extra.ResponseTimeoutException;
import org.jsmpp.session.SMPPServerSession;

/**
 * What a stand-in delivers by a session. Each method waits for the answer and gives its
 * command_status: 0 if it was taken.
 */
public final class SmppDeliveries {

  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final byte RECEIPT = 4;
  private static final byte HEADED = 0x40;

  private final SMPPServerSession session;
  private final CountDownLatch ended = new CountDownLatch(1);

  SmppDeliveries(SMPPServerSession session) {
    this.session = session;
    session.setTransactionTimer(PATIENCE.toMillis());
    session.addSessionStateListener(
        (state, before, source) -> {
          if (!state.isBound()) {
            ended.countDown();
          }
        });
  }

  /** Waits until the session is no longer bound; false if it is, so long. */
  public boolean ends(Duration patience) throws InterruptedException {
    return !session.getSessionState().isBound()
        || ended.await(patience.toMillis(), TimeUnit.MILLISECONDS);
  }

  /**
   * A receipt in a text, as the appendix B of SMPP 3.4 shows it.
   *
   * @param id as this carrier writes ids in receipts
   * @param state "DELIVRD", "UNDELIV", ...
   * @param error three digits of the carrier's own
   */
  public int receipt(String from, String to, String id, String state, String error) {
    String text =
        ("id:%s sub:001 dlvrd:001 submit date:2611271200 done date:2611271201 stat:%s err:%s"
                + " text:Hello")
            .formatted(id, state, error);
    return deliver(from, to, RECEIPT, (byte) 0, text.getBytes(StandardCharsets.ISO_8859_1));
  }

  /**
   * A receipt in parameters.
   *
   * @param state a message_state: 2 is delivered (5.2.28)
   */
  public int receipt(String from, String to, String id, byte state) {
    return deliver(
        from,
        to,
        RECEIPT,
        (byte) 0,
        new byte[0],
        new OptionalParameter.Receipted_message_id(id),
        new OptionalParameter.Message_state(state));
  }

  /** What somebody wrote, as its octets are by this data_coding. */
  public int message(String from, String to, byte dataCoding, byte[] octets) {
    return deliver(from, to, (byte) 0, dataCoding, octets);
  }

  /** A part of what somebody wrote, with a header that says which one it is. */
  public int part(
      String from,
      String to,
      byte dataCoding,
      int reference,
      int total,
      int number,
      byte[] octets) {
    byte[] whole = new byte[6 + octets.length];
    byte[] header = {5, 0, 3, (byte) reference, (byte) total, (byte) number};
    System.arraycopy(header, 0, whole, 0, header.length);
    System.arraycopy(octets, 0, whole, header.length, octets.length);
    return deliver(from, to, HEADED, dataCoding, whole);
  }

  private int deliver(
      String from,
      String to,
      byte kind,
      byte dataCoding,
      byte[] octets,
      OptionalParameter... parameters) {
    try {
      session.deliverShortMessage(
          "",
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          from,
          TypeOfNumber.INTERNATIONAL,
          NumberingPlanIndicator.ISDN,
          to,
          new ESMClass(kind),
          (byte) 0,
          (byte) 0,
          new RegisteredDelivery(0),
          new RawDataCoding(dataCoding),
          octets,
          parameters);
      return SMPPConstant.STAT_ESME_ROK;
    } catch (NegativeResponseException e) {
      return e.getCommandStatus();
    } catch (PDUException | ResponseTimeoutException | InvalidResponseException e) {
      throw new IllegalStateException("It was not answered.", e);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
