package org.triggerlinks.channels.sms.smpp;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.jsmpp.DefaultPDUSender;
import org.jsmpp.SynchronizedPDUSender;
import org.jsmpp.bean.BindType;
import org.jsmpp.bean.NumberingPlanIndicator;
import org.jsmpp.bean.TypeOfNumber;
import org.jsmpp.extra.SessionState;
import org.jsmpp.session.BindParameter;
import org.jsmpp.session.SMPPSession;
import org.jsmpp.util.DefaultComposer;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;

/**
 * The session with a carrier by one account. Once it was bound it is bound again after each loss;
 * between two attempts there is a pause, in which nobody else tries, either.
 */
final class Carrier implements AutoCloseable {

  // Nobody waits long for the answer to unbind while the service stops.
  private static final Duration FAREWELL = Duration.ofSeconds(2);

  private final Account account;
  private final SmppTimes times;
  private final SmppSockets sockets;
  private final ScheduledExecutorService scheduler;
  private final Listening listening;

  private SMPPSession session;
  private int failures;
  private SendResult failure;
  private ScheduledFuture<?> pause;
  private boolean closed;

  Carrier(
      Account account,
      SmppTimes times,
      SmppSockets sockets,
      ScheduledExecutorService scheduler,
      Listening listening) {
    this.account = account;
    this.times = times;
    this.sockets = sockets;
    this.scheduler = scheduler;
    this.listening = listening;
  }

  /** Does this with the session, or says why there is none: then nothing was sent. */
  SendResult with(Function<SMPPSession, SendResult> sending) {
    SMPPSession bound;
    synchronized (this) {
      Optional<SendResult> problem = bound();
      if (problem.isPresent()) {
        return problem.get();
      }
      bound = session;
    }
    return sending.apply(bound);
  }

  /** Binds it, if that is not to be waited with. */
  synchronized void open() {
    failure = bound().orElse(null);
  }

  private Optional<SendResult> bound() {
    if (session != null && session.getSessionState().isBound()) {
      return Optional.empty();
    } else if (closed) {
      return Optional.of(new SendResult.TryLater(times.firstPause(), "The service stops."));
    } else if (pause != null && !pause.isDone()) {
      return Optional.of(failure);
    }
    return bind();
  }

  private Optional<SendResult> bind() {
    SmppReader reader = new SmppReader();
    SMPPSession fresh =
        new SMPPSession(
            new SynchronizedPDUSender(new DefaultPDUSender(new DefaultComposer())),
            reader,
            sockets);
    fresh.addSessionStateListener(
        (state, before, source) -> {
          if (state != SessionState.OPEN) {
            reader.settled();
          }
        });
    fresh.setEnquireLinkTimer(Math.toIntExact(times.quiet().toMillis()));
    fresh.setTransactionTimer(times.patience().toMillis());
    fresh.setMessageReceiverListener(listening);
    try {
      fresh.connectAndBind(
          account.get(Smpp.HOST),
          Integer.parseInt(account.get(Smpp.PORT)),
          new BindParameter(
              BindType.BIND_TRX,
              account.get(Smpp.SYSTEM_ID),
              account.get(Smpp.PASSWORD),
              account.get(Smpp.SYSTEM_TYPE),
              TypeOfNumber.UNKNOWN,
              NumberingPlanIndicator.UNKNOWN,
              null),
          times.patience().toMillis());
    } catch (IOException | RuntimeException e) {
      fresh.close();
      failures++;
      rest(SmppErrors.notBound(e, times.pause(failures)));
      return Optional.of(failure);
    }
    session = fresh;
    failures = 0;
    fresh.addSessionStateListener(
        (state, before, source) -> {
          if (state == SessionState.CLOSED) {
            later(() -> lost(fresh));
          }
        });
    if (!fresh.getSessionState().isBound()) {
      later(() -> lost(fresh));
    }
    return Optional.empty();
  }

  // Called by one of the session's own threads, which must not wait for ours.
  private void later(Runnable work) {
    try {
      scheduler.execute(work);
    } catch (RejectedExecutionException e) {
      // The service stops.
    }
  }

  private synchronized void lost(SMPPSession gone) {
    if (session == gone && !closed) {
      session = null;
      rest(new SendResult.TryLater(times.firstPause(), "The session with the carrier was lost."));
    }
  }

  // Who was told that the credentials are wrong does not insist: some carriers lock accounts. The
  // next message tries them.
  private void rest(SendResult why) {
    failure = why;
    boolean again = !(why instanceof SendResult.WrongConfiguration);
    try {
      pause =
          scheduler.schedule(
              () -> {
                if (again) {
                  rebind();
                }
              },
              times.pause(failures).toMillis(),
              TimeUnit.MILLISECONDS);
    } catch (RejectedExecutionException e) {
      closed = true;
    }
  }

  private synchronized void rebind() {
    pause = null;
    open();
  }

  @Override
  public void close() {
    SMPPSession last;
    synchronized (this) {
      closed = true;
      last = session;
      session = null;
    }
    if (last != null) {
      last.setTransactionTimer(FAREWELL.toMillis());
      last.unbindAndClose();
    }
    listening.close();
  }
}
