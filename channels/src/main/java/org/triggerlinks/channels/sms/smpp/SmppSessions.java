package org.triggerlinks.channels.sms.smpp;

import java.time.Clock;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.atomic.AtomicInteger;
import javax.net.ssl.SSLSocketFactory;
import org.apache.camel.Service;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;

/**
 * A session for each account, bound when its first message leaves or by {@link #open}. The route
 * adds it to Camel as a service, so that Camel ends the sessions after it has stopped the routes.
 */
public final class SmppSessions implements Service {

  private static final int THREADS = 2;

  private final SmppTimes times;
  private final Clock clock;
  private final SSLSocketFactory certificates;
  private final SmppInbox inbox;
  private final Map<Account, Carrier> carriers = new ConcurrentHashMap<>();
  private final AtomicInteger references = new AtomicInteger();
  private final ScheduledThreadPoolExecutor scheduler =
      new ScheduledThreadPoolExecutor(
          THREADS,
          task -> {
            Thread thread = new Thread(task, "smpp-pauses");
            thread.setDaemon(true);
            return thread;
          });

  SmppSessions(SmppTimes times, Clock clock, SSLSocketFactory certificates, SmppInbox inbox) {
    this.times = times;
    this.clock = clock;
    this.certificates = certificates;
    this.inbox = inbox;
    scheduler.setRemoveOnCancelPolicy(true);
    scheduler.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Binds this account's session now, if it is not bound: what contacts write arrives only while it
   * is. If that fails it is tried again by itself.
   */
  public void open(Account account) {
    scheduler.execute(carrier(account)::open);
  }

  SendResult send(Sending sending) {
    return SmppMessage.of(sending, references.incrementAndGet())
        .map(message -> carrier(sending.account()).with(message::submit))
        .orElseGet(
            () ->
                new SendResult.BadAddress("The address is not a number with its country's code."));
  }

  private Carrier carrier(Account account) {
    return carriers.computeIfAbsent(
        account,
        each ->
            new Carrier(
                each,
                times,
                new SmppSockets(Smpp.secured(each), certificates, times.connecting()),
                scheduler,
                new Listening(each, times, clock, scheduler, inbox)));
  }

  @Override
  public void start() {
    // Sessions are bound when they are needed.
  }

  /** Ends the sessions; what came of messages that are not whole yet is handed on before. */
  @Override
  public void stop() {
    scheduler.shutdown();
    carriers.values().forEach(Carrier::close);
  }
}
