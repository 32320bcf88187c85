package org.triggerlinks.channels.sms.smpp;

import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jsmpp.PDUStringException;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.OptionalParameter;
import org.jsmpp.bean.SubmitSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.SMPPServerSession;
import org.jsmpp.session.SubmitSmResult;
import org.jsmpp.util.MessageId;

/** What a stand-in does with each submit_sm. */
final class SmppSubmits {

  // Its decimal and its hexadecimal form are not taken for each other.
  private static final long FIRST_ID = 0xabcdef;

  private final Queue<SmppMood> moods = new ConcurrentLinkedQueue<>();
  private final AtomicInteger count = new AtomicInteger();
  private final SmppTaken taken = new SmppTaken();
  private final CountDownLatch closed = new CountDownLatch(1);

  void next(List<SmppMood> next) {
    moods.addAll(next);
  }

  int count() {
    return count.get();
  }

  List<SmppStandIn.Taken> taken() {
    return taken.whole();
  }

  SubmitSmResult take(SubmitSm pdu, SMPPServerSession source) throws ProcessRequestException {
    int number = count.incrementAndGet();
    SmppMood mood = moods.poll();
    if (mood instanceof SmppMood.Refusing refusing) {
      throw new ProcessRequestException("As it was told.", refusing.status());
    }
    SmppRules.check(pdu);
    String id = Long.toString(FIRST_ID + number);
    taken.add(id, pdu);
    try {
      if (mood instanceof SmppMood.DroppingAfterTaking) {
        source.close();
      } else if (mood instanceof SmppMood.Hanging) {
        closed.await();
      }
      return new SubmitSmResult(new MessageId(id), new OptionalParameter[0]);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProcessRequestException("Closed.", SMPPConstant.STAT_ESME_RSYSERR, e);
    } catch (PDUStringException e) {
      throw new ProcessRequestException(id, SMPPConstant.STAT_ESME_RSYSERR, e);
    }
  }

  /** Lets go of who hangs. */
  void close() {
    closed.countDown();
  }
}
