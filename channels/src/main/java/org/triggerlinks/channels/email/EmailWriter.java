package org.triggerlinks.channels.email;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.triggerlinks.channels.Account;
import org.triggerlinks.channels.OutgoingMessage;
import org.triggerlinks.channels.SendResult;
import org.triggerlinks.channels.Sending;

/**
 * Writes a message as an e-mail (RFC 5322, RFC 2045): text and HTML beside one another, with the
 * headers by which one can leave with one click (RFC 8058).
 */
final class EmailWriter {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss Z", Locale.ROOT);
  private static final int WIDTH = 76;

  private final Clock clock;

  EmailWriter(Clock clock) {
    this.clock = clock;
  }

  SmtpMail write(Sending sending) {
    Account account = sending.account();
    Optional<String> to = MailAddress.bare(sending.message().address());
    if (to.isEmpty()) {
      return SmtpMail.decided(
          account,
          new SendResult.BadAddress("It is not an address that mail can be sent to by SMTP."));
    }
    try {
      InternetAddress recipient = new InternetAddress(to.get());
      byte[] raw = bytes(Dkim.signed(message(sending, recipient), account));
      return SmtpMail.of(account, raw, envelopeFrom(sending), recipient);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException("The message cannot be written as an e-mail.", e);
    }
  }

  private static byte[] bytes(MimeMessage message) throws MessagingException, IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    message.writeTo(out);
    return out.toByteArray();
  }

  private static String envelopeFrom(Sending sending) {
    return OwnId.of(sending.account())
        .returnPath(sending.message().id())
        .orElseGet(() -> from(sending.account()).getAddress());
  }

  private static InternetAddress from(Account account) {
    return MailAddress.named(account.get(EmailKeys.FROM)).orElseThrow();
  }

  private MimeMessage message(Sending sending, InternetAddress to) throws MessagingException {
    Account account = sending.account();
    OutgoingMessage outgoing = sending.message();
    OwnMessage message = new OwnMessage(OwnId.of(account).messageId(outgoing.id()));
    message.setHeader("Date", DATE.format(clock.instant().atOffset(ZoneOffset.UTC)));
    message.setFrom(from(account));
    message.setRecipient(MimeMessage.RecipientType.TO, to);
    if (account.has(EmailKeys.REPLY_TO)) {
      message.setReplyTo(
          new InternetAddress[] {MailAddress.named(account.get(EmailKeys.REPLY_TO)).orElseThrow()});
    }
    message.setSubject(oneLine(outgoing.subject()), StandardCharsets.UTF_8.name());
    if (outgoing.unsubscribe() != null) {
      message.setHeader("List-Unsubscribe", ways(outgoing.unsubscribe(), account));
      if ("https".equals(outgoing.unsubscribe().getScheme())) { // RFC 8058, 3.1
        message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
      }
    }
    content(message, outgoing);
    message.saveChanges();
    return message;
  }

  /** One URI of HTTP (RFC 8058, 3.1), and the address where there is one. */
  private static String ways(URI unsubscribe, Account account) {
    String web = "<%s>".formatted(unsubscribe.toASCIIString());
    if (!account.has(EmailKeys.UNSUBSCRIBE_MAILTO)) {
      return web;
    }
    String mail =
        "<mailto:%s?subject=unsubscribe>".formatted(account.get(EmailKeys.UNSUBSCRIBE_MAILTO));
    boolean fits = "List-Unsubscribe: ".length() + web.length() + mail.length() + 2 <= WIDTH;
    return web + (fits ? ", " : ",\r\n ") + mail;
  }

  private static void content(MimeMessage message, OutgoingMessage outgoing)
      throws MessagingException {
    if (outgoing.html() == null) {
      message.setText(lines(outgoing.text()), StandardCharsets.UTF_8.name());
      return;
    }
    MimeMultipart both = new MimeMultipart("alternative");
    both.addBodyPart(part(outgoing.text(), "plain"));
    both.addBodyPart(part(outgoing.html(), "html"));
    message.setContent(both);
  }

  private static MimeBodyPart part(String text, String kind) throws MessagingException {
    MimeBodyPart part = new MimeBodyPart();
    part.setText(lines(text), StandardCharsets.UTF_8.name(), kind);
    return part;
  }

  /** With the ends of lines that mail has. */
  private static String lines(String text) {
    return text.replaceAll("\r\n|\r|\n", "\r\n");
  }

  // A subject that goes on in a line of its own could be a header of its own.
  private static String oneLine(String subject) {
    return subject == null ? "" : subject.replaceAll("[\\p{Cntrl}\u2028\u2029]+", " ").strip();
  }

  /** One that keeps its Message-ID, which would otherwise be made anew when it is saved. */
  private static final class OwnMessage extends MimeMessage {

    private final String messageId;

    OwnMessage(String messageId) {
      super((jakarta.mail.Session) null);
      this.messageId = messageId;
    }

    @Override
    protected void updateMessageID() throws MessagingException {
      setHeader("Message-ID", messageId);
    }
  }
}
