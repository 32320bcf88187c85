package org.triggerlinks.channels.sms.smpp;

import java.io.DataInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CountDownLatch;
import org.jsmpp.DefaultPDUReader;
import org.jsmpp.InvalidCommandLengthException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.Command;

/**
 * Reads what the other side says. Carriers deliver what they have kept for us right after they
 * answered a bind: it is read when the session knows that it is bound, or the library would refuse
 * it. And what is no PDU is not made room for.
 */
final class SmppReader extends DefaultPDUReader {

  // message_payload has up to 65,535 octets; all else is short.
  private static final int LONGEST = 1 << 17;

  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean answered;

  /** That the session is bound, or will not be. */
  void settled() {
    settled.countDown();
  }

  @Override
  public Command readPDUHeader(DataInputStream in)
      throws InvalidCommandLengthException, IOException {
    if (answered) {
      try {
        settled.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new InterruptedIOException();
      }
    }
    Command header = super.readPDUHeader(in);
    if (header.getCommandLength() > LONGEST) {
      throw new IOException("The other side does not speak SMPP.");
    }
    answered |= header.getCommandId() == SMPPConstant.CID_BIND_TRANSCEIVER_RESP;
    return header;
  }
}
