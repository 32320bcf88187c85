package org.triggerlinks.channels.email;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import java.io.IOException;
import java.io.OutputStream;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;

/** A connection to a mail server, which knows how far it got with a mail. */
final class SmtpLine extends SMTPTransport {

  private final SmtpSocket socket;
  private SmtpStep step = SmtpStep.CONNECTING;
  private final AtomicInteger mails = new AtomicInteger();
  private boolean accepted;
  private SmtpReply refusal;

  private SmtpLine(Session session, SmtpSocket socket) {
    super(session, null);
    this.socket = socket;
  }

  /** One that is not connected yet. */
  static SmtpLine to(Account account, SmtpPatience patience, SmtpSocket socket) {
    return new SmtpLine(Session.getInstance(SmtpProperties.of(account, patience, socket)), socket);
  }

  /** Sends a mail, and says what the server says. */
  SendResult send(SmtpMail mail) {
    accepted = false;
    begins(SmtpStep.CONNECTING);
    try {
      if (!isConnected()) {
        begins(SmtpStep.CONNECTING);
        connect(mail.account());
      }
      sendMessage(mail, mail.recipients());
      mails.incrementAndGet();
      accepted = true;
      return new SendResult.Accepted(mail.getMessageID(), false);
    } catch (AuthenticationFailedException e) {
      // That the connection broke off says nothing of who logs in.
      step = isOfTheConnection(e) ? SmtpStep.CONNECTING : SmtpStep.LOGIN;
      return result(e);
    } catch (MessagingException e) {
      return result(e);
    }
  }

  private void connect(Account account) throws MessagingException {
    connect(
        account.get(EmailKeys.HOST),
        Integer.parseInt(account.get(EmailKeys.PORT)),
        account.has(EmailKeys.USER) ? account.get(EmailKeys.USER) : null,
        account.has(EmailKeys.PASSWORD) ? account.get(EmailKeys.PASSWORD) : null);
  }

  private SendResult result(MessagingException failure) {
    return refusal == null
        ? SmtpRules.withoutReply(step, failure)
        : SmtpRules.result(step, refusal);
  }

  private boolean isOfTheConnection(Throwable failure) {
    if (getLastReturnCode() < 0) {
      return true;
    }
    for (Throwable each = failure; each != null; each = each.getCause()) {
      if (each instanceof IOException) {
        return true;
      }
    }
    return false;
  }

  /** True if it took the last mail and may take another. */
  boolean isOfUse() {
    return accepted && !socket.isClosed();
  }

  /** How many mails it took. */
  int mails() {
    return mails.get();
  }

  /** Breaks off whatever it is at, from any thread. */
  void cut() {
    socket.close();
  }

  /** Closes it without a word that would have to be waited for. */
  void hangUp() {
    try {
      close();
    } catch (MessagingException e) {
      cut();
    }
  }

  private void begins(SmtpStep next) {
    step = next;
    refusal = null;
  }

  // What comes after a refusal is no matter: whoever refuses may be gone when it is answered to.
  @Override
  protected int readServerResponse() throws MessagingException {
    int code = super.readServerResponse();
    if (refusal == null && code >= 400) {
      refusal = SmtpReply.of(getLastServerResponse());
    }
    return code;
  }

  @Override
  protected void mailFrom() throws MessagingException {
    begins(SmtpStep.SENDER);
    super.mailFrom();
  }

  @Override
  protected void rcptTo() throws MessagingException {
    begins(SmtpStep.RECIPIENT);
    super.rcptTo();
  }

  @Override
  protected OutputStream data() throws MessagingException {
    begins(SmtpStep.DATA);
    OutputStream out = super.data();
    begins(SmtpStep.CONTENT);
    return out;
  }
}
