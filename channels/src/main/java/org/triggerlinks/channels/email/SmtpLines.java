package org.triggerlinks.channels.email;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.triggerlinks.channels.Account;

/**
 * Connections that rest between two mails of an account. Each is asked whether it is alive (NOOP)
 * before it is used again; that one was not is found out before anything of a mail is sent.
 */
final class SmtpLines implements AutoCloseable {

  // Servers close those that rest for five minutes (RFC 5321, 4.5.3.2.7), many do so sooner.
  private static final long LONGEST_REST_SECONDS = 20;
  // Many servers take a hundred by one connection.
  private static final int MOST_MAILS = 50;

  private final SmtpPatience patience;
  private final ScheduledExecutorService alarm;
  private final Map<Account, ConcurrentLinkedDeque<SmtpLine>> resting = new ConcurrentHashMap<>();
  private volatile boolean closed;

  SmtpLines(SmtpPatience patience, ScheduledExecutorService alarm) {
    this.patience = patience;
    this.alarm = alarm;
  }

  /** A connection that nobody else uses; it may have to be connected. */
  SmtpLine take(Account account) {
    SmtpLine line = ofAccount(account).pollFirst();
    return line == null ? SmtpLine.to(account, patience, new SmtpSocket(alarm)) : line;
  }

  /** Keeps it for the next mail, if it is of use for one. */
  void giveBack(Account account, SmtpLine line) {
    int mails = line.mails();
    if (closed || !line.isOfUse() || mails >= MOST_MAILS) {
      line.hangUp();
      return;
    }
    ofAccount(account).addFirst(line);
    Future<?> unused =
        alarm.schedule(() -> rested(account, line, mails), LONGEST_REST_SECONDS, TimeUnit.SECONDS);
  }

  private ConcurrentLinkedDeque<SmtpLine> ofAccount(Account account) {
    return resting.computeIfAbsent(account, any -> new ConcurrentLinkedDeque<>());
  }

  private void rested(Account account, SmtpLine line, int mails) {
    if (line.mails() == mails && ofAccount(account).remove(line)) {
      line.hangUp();
    }
  }

  @Override
  public void close() {
    closed = true;
    resting.values().forEach(each -> each.forEach(SmtpLine::hangUp));
  }
}
