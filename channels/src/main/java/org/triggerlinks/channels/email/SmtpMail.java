package org.triggerlinks.channels.email;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import java.io.ByteArrayInputStream;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.SendResult;

/**
 * A mail as it leaves, byte for byte, with its way: the account, the envelope (RFC 5321, 2.3.1),
 * and what came of it.
 */
final class SmtpMail extends SMTPMessage {

  private final Account account;
  private final InternetAddress to;
  private SendResult result;

  private SmtpMail(Account account, byte[] raw, String from, InternetAddress to)
      throws MessagingException {
    super((Session) null, new ByteArrayInputStream(raw));
    this.account = account;
    this.to = to;
    setEnvelopeFrom(from);
  }

  /**
   * A mail.
   *
   * @param from where failures are reported to
   */
  static SmtpMail of(Account account, byte[] raw, String from, InternetAddress to) {
    try {
      return new SmtpMail(account, raw, from, to);
    } catch (MessagingException e) {
      throw new IllegalStateException("What was written just now cannot be read.", e);
    }
  }

  /** One of which it is known before it leaves what comes of it. */
  static SmtpMail decided(Account account, SendResult result) {
    SmtpMail mail = of(account, new byte[] {'\r', '\n'}, null, new InternetAddress());
    mail.result = result;
    return mail;
  }

  Account account() {
    return account;
  }

  Address[] recipients() {
    return new Address[] {to};
  }

  /** What came of it, or null as long as it has not left. */
  SendResult result() {
    return result;
  }

  void cameTo(SendResult end) {
    this.result = end;
  }

  /** There is nothing to save: its signature is over what it is. */
  @Override
  public void saveChanges() {}
}
