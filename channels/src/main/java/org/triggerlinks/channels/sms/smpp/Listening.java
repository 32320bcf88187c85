package org.triggerlinks.channels.sms.smpp;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jsmpp.SMPPConstant;
import org.jsmpp.bean.AlertNotification;
import org.jsmpp.bean.DataSm;
import org.jsmpp.bean.DeliverSm;
import org.jsmpp.extra.ProcessRequestException;
import org.jsmpp.session.DataSmResult;
import org.jsmpp.session.MessageReceiverListener;
import org.jsmpp.session.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.Happened;

/**
 * Takes what a carrier delivers by one account. The carrier is answered when it is kept; what could
 * not be kept it shall send again (ESME_RX_T_APPN), what nobody can read it shall not
 * (ESME_RX_P_APPN).
 */
final class Listening implements MessageReceiverListener, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Listening.class);

  private final Account account;
  private final ReceiptIds ids;
  private final SmppTimes times;
  private final Clock clock;
  private final ScheduledExecutorService scheduler;
  private final SmppInbox inbox;
  private final LongMessages unfinished;
  private ScheduledFuture<?> look;

  Listening(
      Account account,
      SmppTimes times,
      Clock clock,
      ScheduledExecutorService scheduler,
      SmppInbox inbox) {
    this.account = account;
    this.ids = ReceiptIds.named(account.get(Smpp.RECEIPTS_IDS));
    this.times = times;
    this.clock = clock;
    this.scheduler = scheduler;
    this.inbox = inbox;
    this.unfinished = new LongMessages(times.together());
  }

  @Override
  public void onAcceptDeliverSm(DeliverSm pdu) throws ProcessRequestException {
    Instant now = clock.instant();
    if (Delivered.isReceipt(pdu)) {
      keep(readable(() -> Receipt.read(pdu, ids, now).stream().toList()));
    } else if (Delivered.isMessage(pdu)) {
      Part part = readable(() -> Part.of(pdu));
      if (part.whole().total() == 1) {
        keep(readable(() -> List.of(WhatCame.received(List.of(part), now))));
      } else {
        add(part, now);
      }
    }
  }

  private void add(Part part, Instant now) throws ProcessRequestException {
    // What is no text is not waited for.
    readable(() -> WhatCame.received(List.of(part), now));
    Optional<LongMessages.Ready> ready = unfinished.add(part, now);
    lookLater();
    if (ready.isPresent()) {
      keep(List.of(WhatCame.received(ready.get().parts(), ready.get().since())));
      unfinished.given(part.whole());
    }
  }

  private static <T> T readable(Supplier<T> reading) throws ProcessRequestException {
    try {
      return reading.get();
    } catch (IllegalArgumentException e) {
      throw new ProcessRequestException(e.getMessage(), SMPPConstant.STAT_ESME_RX_P_APPN, e);
    }
  }

  private void keep(List<Happened> happened) throws ProcessRequestException {
    try {
      if (!happened.isEmpty()) {
        inbox.keep(account, happened);
      }
    } catch (RuntimeException e) {
      throw new ProcessRequestException(
          "It could not be kept.", SMPPConstant.STAT_ESME_RX_T_APPN, e);
    }
  }

  private synchronized void lookLater() {
    if (look == null) {
      try {
        look = scheduler.schedule(this::look, times.together().toMillis(), TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException e) {
        // The service stops: close() looks for the last time.
      }
    }
  }

  // What cannot be kept now is looked at again.
  private void look() {
    synchronized (this) {
      look = null;
    }
    try {
      give(unfinished.late(clock.instant()));
    } finally {
      if (!unfinished.isEmpty()) {
        lookLater();
      }
    }
  }

  private void give(List<LongMessages.Ready> messages) {
    for (LongMessages.Ready each : messages) {
      inbox.keep(account, List.of(WhatCame.received(each.parts(), each.since())));
      unfinished.given(each.whole());
    }
  }

  @Override
  public DataSmResult onAcceptDataSm(DataSm pdu, Session source) throws ProcessRequestException {
    throw new ProcessRequestException(
        "Nobody agreed on data_sm.", SMPPConstant.STAT_ESME_RINVCMDID);
  }

  @Override
  public void onAcceptAlertNotification(AlertNotification pdu) {
    // We ask for none.
  }

  /** Gives what came of the messages that are not whole: nobody remembers it after that. */
  @Override
  public void close() {
    try {
      give(unfinished.all());
    } catch (RuntimeException e) {
      LOG.warn("The service stops before a message that came in parts is whole or kept.", e);
    }
  }
}
