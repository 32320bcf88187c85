package org.triggerlinks.channels.email;

import jakarta.mail.internet.MimeMessage;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.apache.camel.Service;
import org.apache.camel.component.mail.DefaultJavaMailSender;
import org.triggerlinks.channels.SendResult;

/**
 * Sends what Camel's mail component is given: each by its own account, once, never longer than
 * patience lasts. Connections are used again for a while, as each costs several round trips.
 */
final class SmtpSender extends DefaultJavaMailSender implements Service {

  private final SmtpPatience patience;
  private final ScheduledThreadPoolExecutor alarm;
  private final SmtpLines lines;

  SmtpSender(SmtpPatience patience) {
    this.patience = patience;
    this.alarm =
        new ScheduledThreadPoolExecutor(
            1,
            task -> {
              Thread thread = new Thread(task, "smtp-patience");
              thread.setDaemon(true);
              return thread;
            },
            // A mail that is under way when it is stopped has its result all the same.
            new ThreadPoolExecutor.DiscardPolicy());
    alarm.setRemoveOnCancelPolicy(true);
    this.lines = new SmtpLines(patience, alarm);
  }

  @Override
  public void send(MimeMessage message) {
    SmtpMail mail = (SmtpMail) message;
    if (mail.result() == null) {
      mail.cameTo(deliver(mail));
    }
  }

  private SendResult deliver(SmtpMail mail) {
    SmtpLine line = lines.take(mail.account());
    Future<?> cut = alarm.schedule(line::cut, patience.whole().toMillis(), TimeUnit.MILLISECONDS);
    try {
      return line.send(mail);
    } finally {
      cut.cancel(false);
      lines.giveBack(mail.account(), line);
    }
  }

  @Override
  public void start() {}

  @Override
  public void stop() {
    lines.close();
    alarm.shutdownNow();
  }
}
